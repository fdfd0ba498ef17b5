package chat.hubbub.broker;

import java.nio.charset.StandardCharsets;

/**
 * Why a connection ends.
 *
 * @param code an RFC 6455 status code; 4000–4999 are ours
 * @param sentence for people, at most 123 bytes of UTF-8
 */
public record CloseReason(int code, String sentence) {

    /** None was given; its code is never sent. */
    public static final CloseReason NONE = new CloseReason(1005, "");

    public static final CloseReason GOODBYE = new CloseReason(1000, "Goodbye.");
    public static final CloseReason STOPPING = new CloseReason(1001, "The server is stopping. Please come back.");
    public static final CloseReason PROTOCOL_ERROR = new CloseReason(1002, "That was not understood.");
    public static final CloseReason FAULT = new CloseReason(1011, "Something went wrong here. Please come back.");
    public static final CloseReason STARTING_OVER =
            new CloseReason(1012, "The history is another one now. Please come back and load it again.");
    public static final CloseReason TOO_SLOW =
            new CloseReason(4008, "You read too slowly and fell behind. Please reconnect and resume.");
    public static final CloseReason SILENT = new CloseReason(4009, "Nothing was heard from you for too long.");

    private static final int POLICY = 1008;
    private static final int MOST_BYTES = 123;

    /** Something was asked for that is not given; the sentence says what, as far as there is room. */
    public static CloseReason refused(String sentence) {
        String shortened = sentence;
        while (shortened.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            shortened = shortened.substring(0, shortened.offsetByCodePoints(shortened.length(), -1));
        }
        return new CloseReason(POLICY, shortened);
    }
}
