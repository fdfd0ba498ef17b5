package chat.hubbub.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KeyboardTest {

    private static final List<String> WORDS =
            List.of("a", "hello", "grüße", "日本語", "👩‍💻", "", " ", "\t", "x".repeat(300), "𝄞", "quit");
    private static final List<String> ENDS = List.of("\n", "\r\n", "\r");

    private final Keyboard keyboard = new Keyboard();

    @Test
    void findsTheSameLinesHoweverTheStreamIsCut() {
        Random random = new Random(2);
        for (int round = 0; round < 500; round++) {
            String end = Pieces.oneOf(ENDS, random);
            List<String> lines = new ArrayList<>();
            for (int i = random.nextInt(8); i >= 0; i--) {
                lines.add(Pieces.oneOf(WORDS, random) + Pieces.oneOf(WORDS, random));
            }
            Keyboard typed = new Keyboard();
            List<String> found = new ArrayList<>();
            for (byte[] piece : Pieces.cut(Pieces.utf8(String.join(end, lines) + end), random)) {
                typed.offer(piece);
                drain(typed, found);
            }

            assertThat(found).isEqualTo(lines);
            assertThat(typed.end()).isNull();
        }
    }

    @Test
    void waitsForTheEndOfALineOnceTheClientHasEndedOne() {
        type("alice\nhel");

        assertThat(next()).isEqualTo("alice");
        assertThat(next()).isNull();
        assertThat(keyboard.waitsForPause()).isFalse();
        type("lo\r");
        assertThat(next()).isEqualTo("hello");
        type("\nyou\n");
        assertThat(next()).isEqualTo("you");
    }

    @Test
    void takesAChunkAfterAPauseFromAClientThatNeverEndsLines() {
        type("ali");
        assertThat(next()).isNull();
        assertThat(keyboard.waitsForPause()).isTrue();
        type("ce");
        assertThat(next()).isNull();

        assertThat(text(keyboard.pause())).isEqualTo("alice");
        assertThat(keyboard.waitsForPause()).isFalse();
        assertThat(keyboard.pause()).isNull();
    }

    @Test
    void keepsACharacterTogetherThatAPauseCutsThrough() {
        byte[] word = Pieces.utf8("né");
        keyboard.offer(new byte[] {word[0], word[1]});
        assertThat(next()).isNull();
        assertThat(text(keyboard.pause())).isEqualTo("n");

        keyboard.offer(new byte[] {word[2]});
        assertThat(next()).isNull();
        assertThat(text(keyboard.pause())).isEqualTo("é");
    }

    @Test
    void takesWhatIsUnfinishedAtTheEnd() {
        type("alice\nhello");
        assertThat(next()).isEqualTo("alice");
        assertThat(next()).isNull();

        assertThat(text(keyboard.end())).isEqualTo("hello");
    }

    @Test
    void replacesMalformedBytesAndNothingElse() {
        keyboard.offer(new byte[] {'a', (byte) 0xC3, 'b', (byte) 0xFF, 'c', (byte) 0xE2, (byte) 0x82, '\n'});
        assertThat(next()).isEqualTo("a\uFFFDb\uFFFDc\uFFFD");

        keyboard.offer(new byte[] {'d', (byte) 0xE2, (byte) 0x82});
        assertThat(next()).isNull();
        assertThat(text(keyboard.end())).isEqualTo("d\uFFFD");
    }

    @Test
    void knowsATelnetThatHasNotEndedALineYet() {
        keyboard.offer(new byte[] {(byte) 255, (byte) 251, 31, 'a'});

        assertThat(next()).isNull();
        assertThat(keyboard.waitsForPause()).isFalse();
    }

    @Test
    void throwsAwayALineThatIsTooLongAndReadsOnBehindIt() {
        for (int i = 0; i < 1_000; i++) {
            type("x".repeat(1_000));
            assertThat(next()).isNull();
        }
        type("\nshort\n");

        assertThat(keyboard.next()).isEqualTo(new Typed.Overlong());
        assertThat(next()).isEqualTo("short");
    }

    @Test
    void takesTheLongestMessageThereMayBe() {
        String longest = "𝄞".repeat(4_000);
        type(longest + "\n");

        assertThat(next()).isEqualTo(longest);
    }

    private void type(String text) {
        keyboard.offer(Pieces.utf8(text));
    }

    private @Nullable String next() {
        return text(keyboard.next());
    }

    private static void drain(Keyboard keyboard, List<String> found) {
        for (String line = text(keyboard.next()); line != null; line = text(keyboard.next())) {
            found.add(line);
        }
    }

    private static @Nullable String text(@Nullable Typed typed) {
        return typed == null ? null : ((Typed.Line) typed).text();
    }
}
