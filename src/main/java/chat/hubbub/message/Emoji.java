package chat.hubbub.message;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import java.util.Optional;

/** One emoji, as people see it: flags, families and skin tones are one each. */
public record Emoji(String value) {

    /** The longest that Unicode recommends are far shorter. */
    private static final int MOST_CHARS = 40;

    private static final String AS_PICTURE = "\uFE0F";

    public Emoji {
        if (!isOne(value)) {
            throw new IllegalArgumentException("That is not one emoji.");
        }
    }

    /** With or without the selector that asks for a picture, it is the same emoji. */
    public static Optional<Emoji> parse(String text) {
        if (isOne(text)) {
            return Optional.of(new Emoji(text));
        }
        String asPicture = text + AS_PICTURE;
        return isOne(asPicture) ? Optional.of(new Emoji(asPicture)) : Optional.empty();
    }

    private static boolean isOne(String text) {
        return text.length() <= MOST_CHARS && UCharacter.hasBinaryProperty(text, UProperty.RGI_EMOJI);
    }

    @Override
    public String toString() {
        return value;
    }
}
