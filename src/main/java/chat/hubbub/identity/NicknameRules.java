package chat.hubbub.identity;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterEnums.ECharacterCategory;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.Normalizer2;

/** Which code points a nickname may be made of, by ICU's tables and not by those of whatever JDK this runs on. */
final class NicknameRules {

    /** Beyond this nothing is normalised: no 32 code points come from so much text. */
    static final int MOST_TYPED_CHARS = 256;

    static final int MOST_CODE_POINTS = 32;

    /** UTS #39 finds more than four marks in a row in no language; they only climb over the neighbours. */
    private static final int MOST_MARKS_IN_A_ROW = 4;

    private static final int JOINER = 0x200D;
    private static final int EMOJI_STYLE = 0xFE0F;
    private static final int KEYCAP = 0x20E3;

    private NicknameRules() {}

    static String canonical(String typed) {
        return Normalizer2.getNFKCInstance().normalize(typed).strip();
    }

    static boolean allow(String canonical) {
        int[] text = canonical.codePoints().toArray();
        if (text.length == 0 || text.length > MOST_CODE_POINTS) {
            return false;
        }
        boolean named = false;
        for (int i = 0; i < text.length; i++) {
            if (!allowedAt(text, i)) {
                return false;
            }
            named |= bearsAName(text[i]);
        }
        return named;
    }

    private static boolean allowedAt(int[] text, int i) {
        int c = text[i];
        if (c == ' ') {
            return i > 0 && text[i - 1] != ' ';
        }
        if (c == JOINER) {
            return i > 0 && i + 1 < text.length && endsEmoji(text[i - 1]) && isEmoji(text[i + 1]);
        }
        if (c == EMOJI_STYLE) {
            return i > 0 && (isEmoji(text[i - 1]) || isKeycap(text, i));
        }
        if (UCharacter.hasBinaryProperty(c, UProperty.DEFAULT_IGNORABLE_CODE_POINT)) {
            return false;
        }
        return isMark(c) ? hasSomethingToSitOn(text, i) : c == '.' || c == '_' || c == '-' || bearsAName(c);
    }

    private static boolean endsEmoji(int c) {
        return c == EMOJI_STYLE || isEmoji(c);
    }

    /** A digit in the style of an emoji, about to be boxed in. */
    private static boolean isKeycap(int[] text, int style) {
        return UCharacter.isDigit(text[style - 1]) && style + 1 < text.length && text[style + 1] == KEYCAP;
    }

    private static boolean hasSomethingToSitOn(int[] text, int mark) {
        int base = mark;
        while (base >= 0 && isMark(text[base])) {
            base--;
        }
        return base >= 0 && text[base] != ' ' && mark - base <= MOST_MARKS_IN_A_ROW;
    }

    private static boolean bearsAName(int c) {
        return (UCharacter.isLetter(c) && !UCharacter.hasBinaryProperty(c, UProperty.DEFAULT_IGNORABLE_CODE_POINT))
                || UCharacter.isDigit(c)
                || UCharacter.getType(c) == ECharacterCategory.LETTER_NUMBER
                || isEmoji(c);
    }

    private static boolean isMark(int c) {
        int type = UCharacter.getType(c);
        return type == ECharacterCategory.NON_SPACING_MARK
                || type == ECharacterCategory.COMBINING_SPACING_MARK
                || type == ECharacterCategory.ENCLOSING_MARK;
    }

    /** Digits and signs of Latin-1 can be shown as emoji too, but are none of themselves. */
    private static boolean isEmoji(int c) {
        return c > 0xFF
                && (UCharacter.hasBinaryProperty(c, UProperty.EMOJI)
                        || UCharacter.hasBinaryProperty(c, UProperty.EXTENDED_PICTOGRAPHIC));
    }
}
