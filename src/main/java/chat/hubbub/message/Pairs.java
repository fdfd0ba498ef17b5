package chat.hubbub.message;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/**
 * Words of scripts that are written without spaces are mostly shorter than the three characters that a trigram needs. So
 * of these scripts each pair of neighbours is indexed too, as a word of its own, and the last character of each run.
 */
final class Pairs {

    private static final Set<UnicodeScript> WITHOUT_SPACES = EnumSet.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.BOPOMOFO,
            UnicodeScript.THAI,
            UnicodeScript.LAO,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR);

    private Pairs() {}

    /** All pairs of a folded text, with spaces between them. */
    static String of(String folded) {
        StringBuilder pairs = new StringBuilder();
        int[] points = folded.codePoints().toArray();
        for (int i = 0; i < points.length; i++) {
            if (isWithoutSpaces(points[i])) {
                pairs.appendCodePoint(points[i]);
                if (i + 1 < points.length && isWithoutSpaces(points[i + 1])) {
                    pairs.appendCodePoint(points[i + 1]);
                }
                pairs.append(' ');
            }
        }
        return pairs.toString();
    }

    /** Whether a folded word of one or two characters can be looked up as, or as the beginning of, a pair. */
    static boolean canFind(String word) {
        return word.codePoints().allMatch(Pairs::isWithoutSpaces) && word.codePointCount(0, word.length()) <= 2;
    }

    static boolean isWithoutSpaces(int point) {
        return WITHOUT_SPACES.contains(UnicodeScript.of(point));
    }
}
