package chat.hubbub.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/** Opens connections to the server, from more than one address of this machine if one has too few ports. */
final class Connections {

    private static final int PER_ADDRESS = 20_000;

    private final Target target;
    private final Reactor reactor;
    private final Inlet inlet;
    private final Certificates certificates;
    private int opened;

    Connections(Target target, Reactor reactor, Inlet inlet) {
        this.target = target;
        this.reactor = reactor;
        this.inlet = inlet;
        this.certificates = new Certificates(target);
    }

    Connection open(ConnectionEvents events) throws IOException {
        SocketChannel channel = SocketChannel.open();
        try {
            return connect(channel, events);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private Connection connect(SocketChannel channel, ConnectionEvents events) throws IOException {
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        int address = opened++ / PER_ADDRESS % 200;
        if (address > 0 && target.isLocal()) {
            channel.bind(new InetSocketAddress(
                    InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) (1 + address)}), 0));
        }
        int awaited = channel.connect(target.address()) ? SelectionKey.OP_WRITE : SelectionKey.OP_CONNECT;
        SelectionKey key = reactor.register(channel, awaited);
        Wire wire = target.secure() ? new TlsWire(channel, certificates.engine()) : new PlainWire(channel);
        Connection connection = new Connection(channel, key, wire, inlet, events);
        key.attach(connection);
        return connection;
    }
}
