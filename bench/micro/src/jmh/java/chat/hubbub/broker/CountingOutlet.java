package chat.hubbub.broker;

import java.nio.ByteBuffer;

/** Takes all at once, and counts it. Belongs to one delivery thread; others may ask once they know that it is done. */
abstract sealed class CountingOutlet implements Outlet {

    private long bytes;

    /** A socket whose buffer has room. */
    static final class Direct extends CountingOutlet {

        @Override
        public boolean write(ByteBuffer frames, WriteListener listener) {
            take(frames);
            return true;
        }

        @Override
        public boolean keepsWhatItTook() {
            return false;
        }
    }

    /** A transport that keeps a copy of its own, and tells when that has left: here, before it returns. */
    static final class Copying extends CountingOutlet {

        private final byte[] copy = new byte[Events.LIMITS.writeBytes()];

        @Override
        public boolean write(ByteBuffer frames, WriteListener listener) {
            frames.get(frames.position(), copy, 0, frames.remaining());
            take(frames);
            listener.written(true);
            return false;
        }
    }

    @Override
    public void close(CloseReason reason) {
        throw new IllegalStateException("closed: " + reason);
    }

    final long bytes() {
        return bytes;
    }

    final void take(ByteBuffer frames) {
        bytes += frames.remaining();
        frames.position(frames.limit());
    }
}
