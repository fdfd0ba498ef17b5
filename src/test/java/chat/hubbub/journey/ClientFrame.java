package chat.hubbub.journey;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;

/** WebSocket frames as a client sends them, masked, and as none should. */
public final class ClientFrame {

    public static final int FIN = 0x80;
    public static final int CONTINUATION = 0;
    public static final int TEXT = 1;
    public static final int BINARY = 2;
    public static final int CLOSE = 8;
    public static final int PING = 9;
    public static final int PONG = 10;

    private static final int MASKED = 0x80;

    private ClientFrame() {}

    public static byte[] text(String text) {
        return of(FIN | TEXT, utf8(text));
    }

    public static byte[] close(int code, String reason) {
        byte[] sentence = utf8(reason);
        return of(
                FIN | CLOSE,
                ByteBuffer.allocate(2 + sentence.length)
                        .putShort((short) code)
                        .put(sentence)
                        .array());
    }

    /** @param first the first byte of the frame as it is: bits and opcode */
    public static byte[] of(int first, byte[] payload) {
        int mask = ThreadLocalRandom.current().nextInt();
        ByteBuffer frame = ByteBuffer.allocate(14 + payload.length);
        putHead(first, payload.length, frame);
        frame.putInt(mask);
        for (int i = 0; i < payload.length; i++) {
            frame.put((byte) (payload[i] ^ mask >>> 8 * (3 - i % 4)));
        }
        return taken(frame);
    }

    /** The beginning of a masked frame that says it is so long; nothing of its payload. */
    public static byte[] head(int first, long length) {
        ByteBuffer frame = ByteBuffer.allocate(14);
        putHead(first, length, frame);
        return taken(frame.putInt(0));
    }

    public static byte[] unmasked(int first, byte[] payload) {
        return taken(ByteBuffer.allocate(2 + payload.length)
                .put((byte) first)
                .put((byte) payload.length)
                .put(payload));
    }

    public static byte[] joined(byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        ByteBuffer all = ByteBuffer.allocate(length);
        for (byte[] part : parts) {
            all.put(part);
        }
        return all.array();
    }

    public static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void putHead(int first, long length, ByteBuffer frame) {
        frame.put((byte) first);
        if (length < 0 || length > 0xffff) {
            frame.put((byte) (MASKED | 127)).putLong(length);
        } else if (length > 125) {
            frame.put((byte) (MASKED | 126)).putShort((short) length);
        } else {
            frame.put((byte) (MASKED | length));
        }
    }

    private static byte[] taken(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.flip().remaining()];
        buffer.get(bytes);
        return bytes;
    }
}
