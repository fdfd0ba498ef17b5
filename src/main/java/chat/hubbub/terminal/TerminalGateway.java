package chat.hubbub.terminal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The door for netcat and old socket clients: opens when everything else has started, closes before anything else stops.
 * The socket is bound at once, so that a port in use stops the start.
 */
public final class TerminalGateway implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(TerminalGateway.class);
    private static final int WAITING_TO_BE_ACCEPTED = 128;

    private final Indoors indoors;
    private final TerminalProperties properties;
    private final TerminalLimits limits;
    private @Nullable ServerSocketChannel socket;
    private @Nullable Knock knock;
    private @Nullable Doorway doorway;

    TerminalGateway(Indoors indoors, TerminalProperties properties, TerminalLimits limits) {
        this.indoors = indoors;
        this.properties = properties;
        this.limits = limits;
    }

    /** Where it listens; empty while it does not. */
    public synchronized Optional<InetSocketAddress> address() {
        return Optional.ofNullable(socket).map(TerminalGateway::addressOf);
    }

    /** The port on which it listens, or -1 while it does not. */
    public int port() {
        return address().map(InetSocketAddress::getPort).orElse(TerminalProperties.OFF);
    }

    @Override
    public synchronized void start() {
        if (socket == null && !properties.isOff()) {
            InetSocketAddress wanted = new InetSocketAddress(properties.address(), properties.port());
            ServerSocketChannel bound = bind(wanted);
            socket = bound;
            log.info(
                    "Terminals can connect: nc {} {}",
                    hostOf(bound),
                    addressOf(bound).getPort());
        }
    }

    @Override
    public synchronized void stop() {
        if (knock != null) {
            knock.close();
        }
        if (doorway != null) {
            doorway.close();
        }
        close(socket);
        socket = null;
        knock = null;
        doorway = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return socket != null;
    }

    private ServerSocketChannel bind(InetSocketAddress wanted) {
        @Nullable ServerSocketChannel opened = null;
        try {
            opened = ServerSocketChannel.open();
            ServerSocketChannel bound = opened.bind(wanted, WAITING_TO_BE_ACCEPTED);
            knock = new Knock(bound, () -> open(bound));
            return bound;
        } catch (IOException e) {
            close(opened);
            throw new DoorBlocked(wanted, e);
        }
    }

    @SuppressWarnings("ReferenceEquality") // this very socket, and not one that was opened since
    private synchronized void open(ServerSocketChannel bound) {
        if (socket == bound) {
            Doorway opened = new Doorway(indoors, limits, properties.connections());
            opened.open(bound);
            doorway = opened;
        }
    }

    private static String hostOf(ServerSocketChannel bound) {
        InetAddress address = addressOf(bound).getAddress();
        return address.isAnyLocalAddress() ? "localhost" : address.getHostAddress();
    }

    private static InetSocketAddress addressOf(ServerSocketChannel bound) {
        return new InetSocketAddress(
                bound.socket().getInetAddress(), bound.socket().getLocalPort());
    }

    private static void close(@Nullable ServerSocketChannel socket) {
        if (socket == null) {
            return;
        }
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
