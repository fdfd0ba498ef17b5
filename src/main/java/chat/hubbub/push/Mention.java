package chat.hubbub.push;

import chat.hubbub.identity.Nickname;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Whom a line names: an {@code @} and then their nickname, in any case, with no letter or digit on either side. */
final class Mention {

    /** A nickname has 32 code points; lower case may have more. */
    private static final int LONGEST = 64;

    private Mention() {}

    /** What a line that names somebody has among its {@link #names}. */
    static String name(Nickname nickname) {
        return nickname.value().toLowerCase(Locale.ROOT);
    }

    /** All that may be a nickname after an {@code @}: where one has spaces in it, only who has it knows how far it goes. */
    static Set<String> names(String text) {
        String line = text.toLowerCase(Locale.ROOT);
        Set<String> names = new HashSet<>();
        for (int at = line.indexOf('@'); at >= 0; at = line.indexOf('@', at + 1)) {
            if (at == 0 || !isInWord(line.codePointBefore(at))) {
                addFrom(line, at + 1, names);
            }
        }
        return names;
    }

    private static void addFrom(String line, int from, Set<String> names) {
        int end = from;
        for (int points = 0; points < LONGEST && end < line.length() && line.charAt(end) != '@'; points++) {
            end = line.offsetByCodePoints(end, 1);
            if (end == line.length() || !isInWord(line.codePointAt(end))) {
                names.add(line.substring(from, end));
            }
        }
    }

    private static boolean isInWord(int point) {
        int type = Character.getType(point);
        return Character.isLetterOrDigit(point)
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }
}
