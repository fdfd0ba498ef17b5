package chat.hubbub.stomp;

import chat.hubbub.broker.CloseReason;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The four frames of SockJS, and how each ends a line where the transport has lines. */
final class SockJsFrames {

    static final String OPEN = "o";
    static final String HEART_BEAT = "h";

    private static final int PRELUDE_BYTES = 2_048;
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private SockJsFrames() {}

    /** What a streaming response begins with: some browsers show a script nothing before so much has arrived. */
    static byte[] prelude() {
        byte[] prelude = new byte[PRELUDE_BYTES + 1];
        Arrays.fill(prelude, (byte) 'h');
        prelude[PRELUDE_BYTES] = '\n';
        return prelude;
    }

    /** STOMP frames as one SockJS message; each of them is a string already, with a comma behind it. */
    static String message(byte[] strings) {
        return "a[" + new String(strings, 0, strings.length - 1, StandardCharsets.UTF_8) + ']';
    }

    /** What stands between the quotation marks of a JSON string. */
    static String quoted(String text) {
        StringBuilder json = new StringBuilder(text.length() + text.length() / 4);
        appendAll(json, text);
        return json.toString();
    }

    static String close(CloseReason reason) {
        StringBuilder frame = new StringBuilder("c[").append(reason.code()).append(',');
        return quote(frame, reason.sentence()).append(']').toString();
    }

    static byte[] line(String frame) {
        return (frame + '\n').getBytes(StandardCharsets.UTF_8);
    }

    private static StringBuilder quote(StringBuilder json, String text) {
        json.append('"');
        appendAll(json, text);
        return json.append('"');
    }

    private static void appendAll(StringBuilder json, String text) {
        for (int i = 0; i < text.length(); i++) {
            append(json, text.charAt(i));
        }
    }

    private static void append(StringBuilder json, char c) {
        switch (c) {
            case '"', '\\' -> json.append('\\').append(c);
            case '\n' -> json.append("\\n");
            case '\r' -> json.append("\\r");
            case '\t' -> json.append("\\t");
            default -> {
                if (mustBeEscaped(c)) {
                    appendHex(json, c);
                } else {
                    json.append(c);
                }
            }
        }
    }

    /** The protocol's list: what JSON forbids, and what browsers were seen to change on the way. */
    private static boolean mustBeEscaped(char c) {
        return c < ' '
                || c >= '\u200c' && c <= '\u200f'
                || c >= '\u2028' && c <= '\u202f'
                || c >= '\u2060' && c <= '\u206f'
                || c >= '\ufff0';
    }

    private static void appendHex(StringBuilder json, char c) {
        json.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            json.append(HEX[(c >> shift) & 0xf]);
        }
    }
}
