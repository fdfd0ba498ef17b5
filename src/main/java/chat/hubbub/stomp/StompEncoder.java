package chat.hubbub.stomp;

import java.nio.charset.StandardCharsets;

/** Builds one frame for a client. */
final class StompEncoder {

    private static final byte[] NO_BODY = {};

    private final StompVersion version;
    private final StringBuilder head;

    private StompEncoder(String start, StompVersion version) {
        this.version = version;
        this.head = new StringBuilder(start);
    }

    static StompEncoder frame(String command, StompVersion version) {
        return new StompEncoder(command + "\n", version);
    }

    /** Continues a frame whose first lines are written elsewhere. */
    static StompEncoder rest(StompVersion version) {
        return new StompEncoder("", version);
    }

    StompEncoder header(String name, String value) {
        head.append(name).append(':').append(version.escape(value)).append('\n');
        return this;
    }

    /** A header as it is, for the frames whose headers no version escapes. */
    StompEncoder plainHeader(String name, String value) {
        head.append(name).append(':').append(value).append('\n');
        return this;
    }

    byte[] end() {
        return end(NO_BODY);
    }

    byte[] end(byte[] body) {
        if (body.length > 0) {
            header("content-length", Integer.toString(body.length));
        }
        byte[] start = head.append('\n').toString().getBytes(StandardCharsets.UTF_8);
        byte[] frame = new byte[start.length + body.length + 1];
        System.arraycopy(start, 0, frame, 0, start.length);
        System.arraycopy(body, 0, frame, start.length, body.length);
        return frame;
    }

    /** What was built so far, to be written before a frame's other headers. */
    byte[] headSoFar() {
        return head.toString().getBytes(StandardCharsets.UTF_8);
    }
}
