package chat.hubbub.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Frames as a client sends them. The mask is zero, so that what is inside can be changed in place: it protects caches
 * between here and the server, and whoever measures has none.
 */
final class WebSocketFrames {

    private static final int FINAL = 0x80;
    private static final int MASKED = 0x80;
    private static final int TEXT = 1;
    private static final int CLOSE = 8;
    private static final int PONG = 10;
    private static final int MASK_BYTES = 4;

    private WebSocketFrames() {}

    static byte[] text(String payload) {
        byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
        return frame(TEXT, bytes, bytes.length);
    }

    static byte[] pong(byte[] payload, int length) {
        return frame(PONG, payload, length);
    }

    static byte[] goodbye() {
        return frame(CLOSE, new byte[] {1000 >> 8, (byte) 1000}, 2);
    }

    private static byte[] frame(int opcode, byte[] payload, int length) {
        ByteBuffer frame = ByteBuffer.allocate(length + 14);
        frame.put((byte) (FINAL | opcode));
        putLength(frame, length);
        frame.position(frame.position() + MASK_BYTES);
        frame.put(payload, 0, length).flip();
        byte[] bytes = new byte[frame.remaining()];
        frame.get(bytes);
        return bytes;
    }

    private static void putLength(ByteBuffer frame, int length) {
        if (length < 126) {
            frame.put((byte) (MASKED | length));
        } else if (length < 1 << 16) {
            frame.put((byte) (MASKED | 126)).putShort((short) length);
        } else {
            frame.put((byte) (MASKED | 127)).putLong(length);
        }
    }
}
