package chat.hubbub.broker;

import java.nio.ByteBuffer;

/** An outlet that takes everything at once, and keeps it to be read. */
final class Paper implements Outlet {

    private final StringBuilder text = new StringBuilder();
    private boolean closed;

    @Override
    public synchronized boolean write(ByteBuffer frames, WriteListener listener) {
        while (frames.hasRemaining()) {
            text.append((char) frames.get());
        }
        return true;
    }

    @Override
    public synchronized void close(CloseReason reason) {
        closed = true;
    }

    synchronized String text() {
        return text.toString();
    }

    synchronized boolean isClosed() {
        return closed;
    }
}
