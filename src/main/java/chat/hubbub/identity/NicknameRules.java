package chat.hubbub.identity;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.Normalizer2;

/** Which code points a nickname may be made of. */
final class NicknameRules {

    /** Beyond this nothing is normalised: no 32 code points come from so much text. */
    static final int MOST_TYPED_CHARS = 256;

    static final int MOST_CODE_POINTS = 32;

    private static final int JOINER = 0x200D;
    private static final int EMOJI_STYLE = 0xFE0F;

    private NicknameRules() {}

    static String canonical(String typed) {
        return Normalizer2.getNFKCInstance().normalize(typed).strip();
    }

    static boolean allow(String canonical) {
        int[] codePoints = canonical.codePoints().toArray();
        if (codePoints.length == 0 || codePoints.length > MOST_CODE_POINTS) {
            return false;
        }
        for (int i = 0; i < codePoints.length; i++) {
            if (!allowedAt(codePoints, i)) {
                return false;
            }
        }
        return canonical.codePoints().anyMatch(NicknameRules::bearsAName);
    }

    private static boolean allowedAt(int[] text, int i) {
        int c = text[i];
        if (c == ' ') {
            return i > 0 && text[i - 1] != ' ';
        }
        if (c == JOINER || c == EMOJI_STYLE) {
            return insideEmoji(text, i);
        }
        if (UCharacter.hasBinaryProperty(c, UProperty.DEFAULT_IGNORABLE_CODE_POINT)) {
            return false;
        }
        return c == '.' || c == '_' || c == '-' || bearsAName(c) || isMark(c);
    }

    /** The joiner glues two emoji, the style selector follows one; anywhere else both are invisible differences. */
    private static boolean insideEmoji(int[] text, int i) {
        boolean afterEmoji = i > 0 && (isEmoji(text[i - 1]) || text[i - 1] == EMOJI_STYLE);
        return text[i] == EMOJI_STYLE
                ? i > 0 && isEmoji(text[i - 1])
                : afterEmoji && i + 1 < text.length && isEmoji(text[i + 1]);
    }

    private static boolean bearsAName(int c) {
        return Character.isLetter(c) && !isBlankLetter(c)
                || UCharacter.isDigit(c)
                || UCharacter.getType(c) == Character.LETTER_NUMBER
                || isEmoji(c);
    }

    private static boolean isBlankLetter(int c) {
        return UCharacter.hasBinaryProperty(c, UProperty.DEFAULT_IGNORABLE_CODE_POINT);
    }

    private static boolean isMark(int c) {
        int type = UCharacter.getType(c);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }

    private static boolean isEmoji(int c) {
        return c > 0xFF
                && (UCharacter.hasBinaryProperty(c, UProperty.EMOJI)
                        || UCharacter.hasBinaryProperty(c, UProperty.EXTENDED_PICTOGRAPHIC)
                        || UCharacter.hasBinaryProperty(c, UProperty.REGIONAL_INDICATOR));
    }
}
