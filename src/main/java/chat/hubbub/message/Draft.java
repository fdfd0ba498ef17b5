package chat.hubbub.message;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import java.util.Optional;

/**
 * What somebody is about to say.
 *
 * @param content 1–4,000 code points without trailing white space, well-formed Unicode without NUL
 * @param key where it is given, a repeat within 24 hours stores nothing
 */
public record Draft(String content, Optional<IdempotencyKey> key) {

    public static final int MOST_CODE_POINTS = 4_000;

    public Draft {
        if (flawOf(content).isPresent() || !tidy(content).equals(content)) {
            throw new IllegalArgumentException("A draft is 1 to 4,000 code points of tidy text.");
        }
    }

    /** What keeps a text from being said. */
    public enum Flaw {
        EMPTY,
        TOO_LONG
    }

    /** Drops trailing white space and replaces what no text may hold: NUL and halves of surrogate pairs. */
    public static String tidy(String text) {
        String stripped = text.stripTrailing();
        return stripped.codePoints().anyMatch(Draft::isUnfit) ? replaceUnfit(stripped) : stripped;
    }

    /** Looks at a tidy text; one that nobody could see is empty. */
    public static Optional<Flaw> flawOf(String tidy) {
        if (tidy.codePoints().allMatch(Draft::isInvisible)) {
            return Optional.of(Flaw.EMPTY);
        }
        boolean tooLong = tidy.length() > MOST_CODE_POINTS && tidy.codePointCount(0, tidy.length()) > MOST_CODE_POINTS;
        return tooLong ? Optional.of(Flaw.TOO_LONG) : Optional.empty();
    }

    private static boolean isInvisible(int c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || UCharacter.hasBinaryProperty(c, UProperty.DEFAULT_IGNORABLE_CODE_POINT);
    }

    private static boolean isUnfit(int c) {
        return c == 0 || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }

    private static String replaceUnfit(String text) {
        return text.codePoints()
                .map(c -> isUnfit(c) ? '\uFFFD' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
