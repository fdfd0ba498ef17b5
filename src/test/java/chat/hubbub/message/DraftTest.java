package chat.hubbub.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import chat.hubbub.message.Draft.Flaw;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DraftTest {

    @Test
    void tidiesTrailingWhiteSpaceOnly() {
        assertThat(Draft.tidy("  indented \n text \t\r\n ")).isEqualTo("  indented \n text");
        assertThat(Draft.tidy("as it is")).isEqualTo("as it is");
    }

    @Test
    void replacesWhatNoTextMayHold() {
        assertThat(Draft.tidy("a\0b")).isEqualTo("a\uFFFDb");
        assertThat(Draft.tidy("a\uD83Db\uDE00")).isEqualTo("a\uFFFDb\uFFFD");
        assertThat(Draft.tidy("whole 😀")).isEqualTo("whole 😀");
    }

    @Test
    void isTidyAfterTidyingOnce() {
        for (String text : new String[] {"\0 ", " \uD83D ", "x\0\n\n", "\u2028", "\u00A0 "}) {
            assertThat(Draft.tidy(Draft.tidy(text))).isEqualTo(Draft.tidy(text));
        }
    }

    @Test
    void findsNothingToSayEmpty() {
        assertThat(Draft.flawOf("")).contains(Flaw.EMPTY);
        assertThat(Draft.flawOf(Draft.tidy(" \n\t "))).contains(Flaw.EMPTY);
        assertThat(Draft.flawOf("\u200B\u2060\u00A0")).contains(Flaw.EMPTY);
        assertThat(Draft.flawOf(".")).isEmpty();
    }

    @Test
    void countsCodePointsAndNotChars() {
        assertThat(Draft.flawOf("😀".repeat(4_000))).isEmpty();
        assertThat(Draft.flawOf("😀".repeat(4_001))).contains(Flaw.TOO_LONG);
        assertThat(Draft.flawOf("x".repeat(4_000))).isEmpty();
        assertThat(Draft.flawOf("x".repeat(4_001))).contains(Flaw.TOO_LONG);
    }

    @Test
    void cannotBeWrong() {
        for (String wrong : new String[] {"", " ", "trailing ", "nul\0", "half \uD83D", "x".repeat(4_001)}) {
            assertThatIllegalArgumentException().isThrownBy(() -> new Draft(wrong, Optional.empty()));
        }
    }
}
