package chat.hubbub.load;

import java.nio.ByteBuffer;

/** The one buffer that everything is read into, when that was, and how much it has been. */
final class Inlet {

    private static final int BYTES = 256 << 10;

    final byte[] bytes = new byte[BYTES + Scan.SLACK];
    long reads;
    long received;
    long now = System.nanoTime();
    private final ByteBuffer space = ByteBuffer.wrap(bytes, 0, BYTES);

    ByteBuffer empty() {
        return space.clear().limit(BYTES);
    }

    void filled(int count) {
        now = System.nanoTime();
        reads++;
        received += count;
    }

    boolean isFull(int count) {
        return count == BYTES;
    }
}
