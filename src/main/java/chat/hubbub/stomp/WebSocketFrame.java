package chat.hubbub.stomp;

import chat.hubbub.broker.CloseReason;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The frames a server sends (RFC 6455, section 5): whole, and not masked. */
final class WebSocketFrame {

    static final int MOST_HEADER_BYTES = 10;
    static final int MOST_CONTROL_BYTES = 125;

    static final byte CONTINUATION = 0;
    static final byte TEXT = 1;
    static final byte BINARY = 2;
    static final byte CLOSE = 8;
    static final byte PING = 9;
    static final byte PONG = 10;

    private static final int FIN = 0x80;
    private static final int MOST_SHORT = 125;
    private static final int TWO_BYTES = 126;
    private static final int EIGHT_BYTES = 127;
    private static final int MOST_IN_TWO_BYTES = 0xffff;

    private WebSocketFrame() {}

    static void putTextHeader(int length, ByteBuffer to) {
        to.put((byte) (FIN | TEXT));
        if (length <= MOST_SHORT) {
            to.put((byte) length);
        } else if (length <= MOST_IN_TWO_BYTES) {
            to.put((byte) TWO_BYTES).putShort((short) length);
        } else {
            to.put((byte) EIGHT_BYTES).putLong(length);
        }
    }

    static byte[] ping() {
        return new byte[] {(byte) (FIN | PING), 0};
    }

    static byte[] pong(byte[] payload) {
        return control(PONG, payload);
    }

    static byte[] close(CloseReason reason) {
        if (reason.equals(CloseReason.NONE)) {
            return control(CLOSE, new byte[0]);
        }
        byte[] sentence = reason.sentence().getBytes(StandardCharsets.UTF_8);
        byte[] payload = ByteBuffer.allocate(2 + sentence.length)
                .putShort((short) reason.code())
                .put(sentence)
                .array();
        return control(CLOSE, payload);
    }

    private static byte[] control(byte opcode, byte[] payload) {
        return ByteBuffer.allocate(2 + payload.length)
                .put((byte) (FIN | opcode))
                .put((byte) payload.length)
                .put(payload)
                .array();
    }
}
