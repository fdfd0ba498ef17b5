package chat.hubbub.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import chat.hubbub.message.Content.Flaw;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ContentTest {

    @Test
    void tidiesTrailingWhiteSpaceOnly() {
        assertThat(Content.tidy("  indented \n text \t\r\n ")).isEqualTo("  indented \n text");
        assertThat(Content.tidy("as it is")).isEqualTo("as it is");
    }

    @Test
    void replacesWhatNoTextMayHold() {
        assertThat(Content.tidy("a\0b")).isEqualTo("a\uFFFDb");
        assertThat(Content.tidy("a\uD83Db\uDE00")).isEqualTo("a\uFFFDb\uFFFD");
        assertThat(Content.tidy("whole 😀")).isEqualTo("whole 😀");
    }

    @Test
    void isTidyAfterTidyingOnce() {
        for (String text : new String[] {"\0 ", " \uD83D ", "x\0\n\n", "\u2028", "\u00A0 "}) {
            assertThat(Content.tidy(Content.tidy(text))).isEqualTo(Content.tidy(text));
        }
    }

    @Test
    void findsNothingToSayEmpty() {
        assertThat(Content.flawOf("")).contains(Flaw.EMPTY);
        assertThat(Content.flawOf(Content.tidy(" \n\t "))).contains(Flaw.EMPTY);
        assertThat(Content.flawOf("\u200B\u2060\u00A0")).contains(Flaw.EMPTY);
        assertThat(Content.flawOf(".")).isEmpty();
    }

    @Test
    void countsCodePointsAndNotChars() {
        assertThat(Content.flawOf("😀".repeat(4_000))).isEmpty();
        assertThat(Content.flawOf("😀".repeat(4_001))).contains(Flaw.TOO_LONG);
        assertThat(Content.flawOf("x".repeat(4_000))).isEmpty();
        assertThat(Content.flawOf("x".repeat(4_001))).contains(Flaw.TOO_LONG);
    }

    @Test
    void cannotBeWrong() {
        for (String wrong : new String[] {"", " ", "trailing ", "nul\0", "half \uD83D", "x".repeat(4_001)}) {
            assertThatIllegalArgumentException().isThrownBy(() -> Draft.chat(wrong, Optional.empty()));
        }
    }
}
