package chat.hubbub.push;

import static org.assertj.core.api.Assertions.assertThat;

import chat.hubbub.identity.Nickname;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MentionTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    bob         | @bob
                    bob         | hello @Bob, are you there?
                    bob         | (@bob)
                    bob         | @bob.
                    J.R.        | ask @j.r. about it
                    Ann Marie   | @ann marie: hello
                    ann-marie   | @ann-marie!
                    小明          | 你好 @小明，吃了吗
                    🦊          | @🦊 hello
                    """)
    void namesSomebody(String nickname, String line) {
        assertThat(names(nickname, line)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    bob         | bob
                    bob         | @bobby
                    bob         | mail me at x@bob
                    bob         | @ bob
                    bob         | @alice@bob
                    bob         | @alice and bob
                    Ann Marie   | @ann
                    e           | @é
                    """)
    void namesNobody(String nickname, String line) {
        assertThat(names(nickname, line)).isFalse();
    }

    @Test
    void looksAtNothingTwice() {
        assertThat(Mention.names("@".repeat(4_000))).isEmpty();
        assertThat(Mention.names("@" + "a ".repeat(2_000))).hasSizeLessThan(100);
    }

    private static boolean names(String nickname, String line) {
        return Mention.names(line).contains(Mention.name(new Nickname(nickname)));
    }
}
