package chat.hubbub.load;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Asks a web server to speak WebSocket, and reads its answer, which may come in pieces. */
final class HttpUpgrade {

    private static final int MOST_BYTES = 16 << 10;
    /** The example of RFC 6455: nobody stands between who could mistake one answer for another. */
    private static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";

    private static final String ACCEPT = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=";
    private static final String END = "\r\n\r\n";

    private final ByteArrayOutputStream answer = new ByteArrayOutputStream();
    private boolean complete;

    static byte[] request(Target target) {
        return ("GET " + target.path() + " HTTP/1.1\r\nHost: " + target.authority()
                        + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: "
                        + KEY + "\r\nSec-WebSocket-Protocol: v12.stomp" + END)
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Takes bytes up to the end of the answer, and tells where that is. */
    int take(byte[] bytes, int to) {
        int before = answer.size();
        answer.write(bytes, 0, to);
        int end = text().indexOf(END);
        complete = end >= 0 || answer.size() > MOST_BYTES;
        return end >= 0 ? end + END.length() - before : to;
    }

    boolean isComplete() {
        return complete;
    }

    boolean isAccepted() {
        return text().startsWith("HTTP/1.1 101") && text().contains(ACCEPT);
    }

    /** For people. */
    String status() {
        String first = text().lines().findFirst().orElse("no answer");
        return first.substring(0, Math.min(first.length(), 60)).strip();
    }

    private String text() {
        return answer.toString(StandardCharsets.ISO_8859_1);
    }
}
