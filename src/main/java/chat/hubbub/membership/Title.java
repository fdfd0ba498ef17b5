package chat.hubbub.membership;

import java.text.Normalizer;
import java.util.Optional;

/** What a private room is called: one line of 1 to {@link #MOST_CODE_POINTS} characters that can be seen. */
public record Title(String value) {

    public static final int MOST_CODE_POINTS = 64;

    /** The rule in the words of the people who break it. */
    public static final String RULE = "A title is one line of 1 to " + MOST_CODE_POINTS + " characters.";

    public Title {
        if (!isOne(value)) {
            throw new IllegalArgumentException(RULE);
        }
    }

    /** Trims what was typed; none if it is none then. */
    public static Optional<Title> parse(String typed) {
        String tidy = Normalizer.normalize(typed, Normalizer.Form.NFC).strip();
        return isOne(tidy) ? Optional.of(new Title(tidy)) : Optional.empty();
    }

    private static boolean isOne(String text) {
        int length = text.codePointCount(0, text.length());
        return length >= 1
                && length <= MOST_CODE_POINTS
                && text.equals(text.strip())
                && text.codePoints().noneMatch(Title::isUnseen)
                && text.codePoints().anyMatch(point -> !Character.isWhitespace(point));
    }

    /** Control characters, and those that turn the direction of what stands around them. */
    private static boolean isUnseen(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> point != '\u200d' && point != '\u200c';
            default -> false;
        };
    }

    @Override
    public String toString() {
        return value;
    }
}
