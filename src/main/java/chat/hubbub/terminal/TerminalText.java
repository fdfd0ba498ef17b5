package chat.hubbub.terminal;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Text that does nothing to a terminal but appear: no control characters, no escape sequences, nothing that turns the
 * direction of writing around, one line. Cleaned in both directions, so that neither side can reach into the other.
 */
final class TerminalText {

    private static final Pattern LINE_BREAK = Pattern.compile("\\R");
    private static final Pattern GAP = Pattern.compile("\\R|\\t");

    /** ECMA-48: control sequences, control strings with what they carry, and the short escapes. */
    private static final Pattern ESCAPE = Pattern.compile("(?:\\x1B\\[|\\x9B)[0-?]*+[ -/]*+[@-~]?"
            + "|\\x1B[PX^_\\]][^\\x07\\x1B\\x9C]*+(?:\\x07|\\x1B\\\\|\\x9C)?"
            + "|\\x1B[ -/]*+[0-~]?");

    private TerminalText() {}

    /** One line; line breaks and tabs become spaces. */
    static String clean(String text) {
        if (text.codePoints().noneMatch(TerminalText::acts)) {
            return text;
        }
        String withoutEscapes =
                ESCAPE.matcher(GAP.matcher(text).replaceAll(" ")).replaceAll("");
        return withoutEscapes
                .codePoints()
                .filter(c -> !acts(c))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Each line cleaned. */
    static List<String> lines(String text) {
        return Arrays.stream(LINE_BREAK.split(text, -1))
                .map(TerminalText::clean)
                .toList();
    }

    private static boolean acts(int c) {
        return Character.isISOControl(c)
                || c == 0x2028
                || c == 0x2029
                || c >= 0x202A && c <= 0x202E
                || c >= 0x2066 && c <= 0x2069;
    }
}
