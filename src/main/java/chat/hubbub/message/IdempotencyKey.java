package chat.hubbub.message;

import java.util.Optional;

/** Names one act of saying, so that a retry never says it twice: 1–64 characters, unique to a nickname in a room for 24 hours. */
public record IdempotencyKey(String value) {

    private static final int MOST_CHARS = 64;

    public IdempotencyKey {
        if (!allows(value)) {
            throw new IllegalArgumentException("An idempotency key has 1 to " + MOST_CHARS + " characters.");
        }
    }

    public static Optional<IdempotencyKey> parse(String text) {
        return allows(text) ? Optional.of(new IdempotencyKey(text)) : Optional.empty();
    }

    private static boolean allows(String text) {
        return !text.isEmpty() && text.codePointCount(0, text.length()) <= MOST_CHARS;
    }
}
