package chat.hubbub.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTextTest {

    private static final List<String> NASTY = List.of(
            "\u001B",
            "[",
            "]",
            "0;title",
            "\u0007",
            "\u001B\\",
            "\u009B",
            "\u009D",
            "\u009C",
            "31m",
            "2J",
            "\r",
            "\n",
            "\u0085",
            "\u2028",
            "\u2029",
            "\u202E",
            "\u2066",
            "\u0000",
            "\u0008",
            "\u007F",
            "\t",
            "a",
            "😀",
            "P",
            "\\",
            "c");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "plain text, ünïcödé 👩‍💻|plain text, ünïcödé 👩‍💻",
                "a\u001B[31mred\u001B[0m|ared",
                "a\u001B[2J\u001B[Hb|ab",
                "a\u001B]0;new title\u0007b|ab",
                "a\u001B]8;;http://x\u001B\\link|alink",
                "a\u001BPsecret\u001B\\b|ab",
                "a\u009B31mb|ab",
                "a\u001Bcb|ab",
                "a\u001B(0b|ab",
                "up\u001B[A|up",
                "a\u0007\u0008\u007Fb|ab",
                "a\tb|a b",
                "a\u202Eb\u2066c|abc",
                "a\u2028b|a b",
                "a\u0085b|a b",
                "trailing\u001B|trailing",
            })
    void leavesNothingThatActsOnATerminal(String typed, String clean) {
        assertThat(TerminalText.clean(typed)).isEqualTo(clean);
    }

    @Test
    void leavesNothingHoweverItIsPutTogether() {
        Random random = new Random(3);
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(12); i >= 0; i--) {
                text.append(Pieces.oneOf(NASTY, random));
            }

            assertThat(TerminalText.clean(text.toString()))
                    .doesNotContainPattern("[\\p{Cc}\u2028-\u202E\u2066-\u2069]");
        }
    }

    @Test
    void splitsAtEveryKindOfLineBreak() {
        assertThat(TerminalText.lines("a\nb\r\nc\rd\u2028e\u0085f\u000Bg\n\nh"))
                .containsExactly("a", "b", "c", "d", "e", "f", "g", "", "h");
    }
}
