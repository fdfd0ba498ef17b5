package chat.hubbub.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

/** Bytes through TLS. It shakes hands on the way, so a write may have to wait for a read. */
final class TlsWire implements Wire {

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final SocketChannel channel;
    private final SSLEngine engine;
    private final ByteBuffer coming;
    private final ByteBuffer going;

    TlsWire(SocketChannel channel, SSLEngine engine) {
        this.channel = channel;
        this.engine = engine;
        this.coming = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
        this.going =
                ByteBuffer.allocate(engine.getSession().getPacketBufferSize()).limit(0);
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        int start = into.position();
        int count = channel.read(coming);
        coming.flip();
        boolean further;
        do {
            further = unwrap(into);
        } while (further);
        coming.compact();
        int read = into.position() - start;
        return read == 0 && (count < 0 || engine.isInboundDone()) ? -1 : read;
    }

    @Override
    public boolean write(ByteBuffer from) throws IOException {
        do {
            channel.write(going);
            if (going.hasRemaining()) {
                return true;
            }
        } while (wrap(from));
        return false;
    }

    /** Whether it got further. */
    private boolean unwrap(ByteBuffer into) throws IOException {
        if (needs(HandshakeStatus.NEED_WRAP) && write(NOTHING)) {
            return false;
        }
        SSLEngineResult result = engine.unwrap(coming, into);
        work();
        return result.getStatus() == SSLEngineResult.Status.OK
                && (result.bytesConsumed() > 0 || needs(HandshakeStatus.NEED_WRAP));
    }

    /** Whether there is something to send now. */
    private boolean wrap(ByteBuffer from) throws SSLException {
        if (needs(HandshakeStatus.NEED_UNWRAP)
                || !from.hasRemaining() && engine.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING) {
            return false;
        }
        going.clear();
        engine.wrap(from, going);
        going.flip();
        work();
        return going.hasRemaining();
    }

    private void work() {
        while (needs(HandshakeStatus.NEED_TASK)) {
            engine.getDelegatedTask().run();
        }
    }

    private boolean needs(HandshakeStatus status) {
        return engine.getHandshakeStatus() == status;
    }
}
