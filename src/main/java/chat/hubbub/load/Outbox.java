package chat.hubbub.load;

import java.nio.ByteBuffer;

/** What could not be written yet, kept ready to be written. */
final class Outbox {

    private static final int PLENTY = 256 << 10;

    private ByteBuffer waiting = ByteBuffer.allocate(512).limit(0);

    void add(byte[] bytes) {
        if (waiting.capacity() - waiting.limit() < bytes.length) {
            makeRoom(bytes.length);
        }
        int end = waiting.limit();
        waiting.limit(end + bytes.length).put(end, bytes);
    }

    ByteBuffer waiting() {
        return waiting;
    }

    boolean isEmpty() {
        return !waiting.hasRemaining();
    }

    /** Whoever has so much waiting should not send more yet. */
    boolean isFull() {
        return waiting.remaining() > PLENTY;
    }

    private void makeRoom(int more) {
        int needed = waiting.remaining() + more;
        if (needed > waiting.capacity()) {
            waiting = ByteBuffer.allocate(2 * needed).put(waiting).flip();
        } else {
            waiting.compact().flip();
        }
    }
}
