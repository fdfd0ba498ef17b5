package chat.hubbub.message;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Names one act of saying, so that a retry never says it twice: 1–64 characters, unique to a nickname in a room for 24 hours. A
 * key of characters that not every database keeps, NUL and halves of surrogate pairs, goes by its fingerprint.
 */
public record IdempotencyKey(String value) {

    private static final int MOST_CHARS = 64;

    public IdempotencyKey {
        if (!allows(value)) {
            throw new IllegalArgumentException("An idempotency key has 1 to " + MOST_CHARS + " characters.");
        }
    }

    public static Optional<IdempotencyKey> parse(String text) {
        return allows(text)
                ? Optional.of(new IdempotencyKey(isKept(text) ? text : fingerprint(text)))
                : Optional.empty();
    }

    private static boolean isKept(String text) {
        return text.codePoints()
                .noneMatch(point -> point == 0 || point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }

    private static String fingerprint(String text) {
        try {
            // An encoder would make one of all halves of surrogate pairs.
            ByteBuffer units = ByteBuffer.allocate(2 * text.length());
            units.asCharBuffer().put(text);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(units.array()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean allows(String text) {
        return !text.isEmpty() && text.codePointCount(0, text.length()) <= MOST_CHARS;
    }
}
