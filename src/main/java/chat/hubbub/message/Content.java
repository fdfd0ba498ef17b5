package chat.hubbub.message;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import java.util.Optional;

/** What the text of a message is: 1–4,000 code points without trailing white space, well-formed, without NUL. */
public final class Content {

    public static final int MOST_CODE_POINTS = 4_000;

    public static final int MOST_TOPIC_CODE_POINTS = 250;

    private Content() {}

    /** What keeps a text from being said. */
    public enum Flaw {
        EMPTY,
        TOO_LONG
    }

    /** Drops trailing white space and replaces what no text may hold: NUL and halves of surrogate pairs. */
    public static String tidy(String text) {
        String stripped = text.stripTrailing();
        return stripped.codePoints().anyMatch(Content::isUnfit) ? replaceUnfit(stripped) : stripped;
    }

    /** Looks at a tidy text; one that nobody could see is empty. */
    public static Optional<Flaw> flawOf(String tidy) {
        if (tidy.codePoints().allMatch(Content::isInvisible)) {
            return Optional.of(Flaw.EMPTY);
        }
        boolean tooLong = tidy.length() > MOST_CODE_POINTS && tidy.codePointCount(0, tidy.length()) > MOST_CODE_POINTS;
        return tooLong ? Optional.of(Flaw.TOO_LONG) : Optional.empty();
    }

    /** In one line, as a topic is written. */
    public static String tidyTopic(String text) {
        return tidy(text).strip().replaceAll("\\s+", " ");
    }

    public static boolean isTopic(String tidy) {
        return tidy.codePointCount(0, tidy.length()) <= MOST_TOPIC_CODE_POINTS;
    }

    static void requireTopic(String content) {
        if (!isTopic(content) || !tidyTopic(content).equals(content)) {
            throw new IllegalArgumentException("A topic is up to 250 code points in one tidy line.");
        }
    }

    static String require(String content) {
        if (flawOf(content).isPresent() || !tidy(content).equals(content)) {
            throw new IllegalArgumentException("A message is 1 to 4,000 code points of tidy text.");
        }
        return content;
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
