package chat.hubbub.push;

import chat.hubbub.identity.Nickname;
import chat.hubbub.room.RoomName;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is pushed: enough to know whether to come.
 *
 * @param title what the room is called by who gets this
 */
public record Note(Kind kind, RoomName room, String title, Nickname sender, String content, long seq) {

    /** Why somebody is called. */
    public enum Kind {
        DIRECT,
        MENTION,
        TEST;

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static final int MOST_CODE_POINTS = 200;

    /** After that nobody wants to hear of it any more. */
    static final Duration KEPT = Duration.ofDays(1);

    private static final int TOPIC_BYTES = 24;

    public Note {
        content = shortened(content);
    }

    byte[] json() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("kind", kind.word());
        fields.put("room", room.value());
        fields.put("title", title);
        fields.put("sender", sender.value());
        fields.put("content", content);
        fields.put("seq", seq);
        return JsonMapper.shared().writeValueAsBytes(fields);
    }

    /** Of what waits at a push service for a browser, the newest of a topic is enough. Only that browser knows what it means. */
    String topic(BrowserKeys keys) {
        try {
            MessageDigest hash = MessageDigest.getInstance("SHA-256");
            hash.update(keys.secret());
            hash.update((kind + " " + room).getBytes(StandardCharsets.UTF_8));
            return Base64Url.of(Arrays.copyOf(hash.digest(), TOPIC_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** Whether a device that saves power wakes up for it. */
    String urgency() {
        return kind == Kind.MENTION ? "normal" : "high";
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= MOST_CODE_POINTS
                ? text
                : text.substring(0, text.offsetByCodePoints(0, MOST_CODE_POINTS - 1)) + "…";
    }
}
