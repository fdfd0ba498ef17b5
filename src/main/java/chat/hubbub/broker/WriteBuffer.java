package chat.hubbub.broker;

import java.io.ByteArrayOutputStream;

/** Gathers the frames of one write. Reused by the delivery thread, which alone may touch it. */
final class WriteBuffer {

    private final int limit;
    private final ByteArrayOutputStream bytes;
    private int frames;

    WriteBuffer(int limit) {
        this.limit = limit;
        this.bytes = new ByteArrayOutputStream(limit);
    }

    void clear() {
        bytes.reset();
        frames = 0;
    }

    void add(byte[] prefix, byte[] frame) {
        bytes.writeBytes(prefix);
        add(frame);
    }

    void add(byte[] frame) {
        bytes.writeBytes(frame);
        frames++;
    }

    boolean isFull() {
        return bytes.size() >= limit;
    }

    boolean isEmpty() {
        return frames == 0;
    }

    int frames() {
        return frames;
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }
}
