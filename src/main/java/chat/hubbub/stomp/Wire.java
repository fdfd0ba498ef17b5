package chat.hubbub.stomp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * How STOMP frames are put on one kind of transport. What many clients get is written once, in two parts that are put
 * together later: what one subscription's frames start with, and the rest, which is the same for all.
 */
enum Wire {
    /** Frames as they are, one behind the other: the transport wraps them when it writes them. */
    PLAIN,
    /** Each frame is a WebSocket text message of its own, ready to be sent. */
    WEBSOCKET {
        @Override
        void putHeader(int length, ByteBuffer to) {
            WebSocketFrame.putTextHeader(length, to);
        }
    },
    /** Each frame is a JSON string and a comma, to be sent in an array. */
    SOCKJS {
        @Override
        byte[] start(byte[] bytes) {
            return ('"' + quoted(bytes)).getBytes(StandardCharsets.UTF_8);
        }

        @Override
        byte[] rest(byte[] bytes) {
            return (quoted(bytes) + "\",").getBytes(StandardCharsets.UTF_8);
        }
    };

    private static final byte[] NOTHING = {};

    /** The beginning of a frame. */
    byte[] start(byte[] bytes) {
        return bytes;
    }

    /** The rest of a frame, to its end. */
    byte[] rest(byte[] bytes) {
        return bytes;
    }

    /** What comes before a frame of so many bytes. */
    void putHeader(int length, ByteBuffer to) {}

    /** A whole frame. */
    byte[] frame(byte[] bytes) {
        byte[] start = start(NOTHING);
        byte[] rest = rest(bytes);
        ByteBuffer frame = ByteBuffer.allocate(WebSocketFrame.MOST_HEADER_BYTES + start.length + rest.length);
        putHeader(start.length + rest.length, frame);
        frame.put(start).put(rest).flip();
        byte[] all = new byte[frame.remaining()];
        frame.get(all);
        return all;
    }

    private static String quoted(byte[] bytes) {
        return SockJsFrames.quoted(new String(bytes, StandardCharsets.UTF_8));
    }
}
