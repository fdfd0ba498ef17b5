package chat.hubbub.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NicknameTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "7",
                "Alice",
                "Ann Marie",
                "j.r_r-t",
                ".a",
                "-1-",
                "Łukasz",
                "Ñandú",
                "सुनीता",
                "சுப்பு",
                "ทองดี",
                "李小龍",
                "شيماء",
                "Ⅷ",
                "e\u0301\u0323",
                "😀",
                "👩🏽\u200D💻",
                "👨\u200D👩\u200D👧\u200D👦",
                "🏳\uFE0F\u200D🌈",
                "❤\uFE0F",
                "🇺🇦",
                "1\uFE0F\u20E3",
                "Zoë 🎈",
                "x\u20E3"
            })
    void takesLettersDigitsMarksAndEmoji(String typed) {
        assertThat(Nickname.parse(typed)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "...",
                "-_-",
                "._.",
                "a  b",
                "a!",
                "a@b",
                "<b>",
                "a/b",
                "a\"b",
                "a,b",
                "a:b",
                "#1",
                "a*",
                "©",
                "\u0301",
                "\u20E3",
                "a \u0301b",
                ".\u0301",
                "abc\u0000",
                "a\nb",
                "a\tb",
                "a\u0007",
                "a\u007Fb",
                "a\u0085b",
                "a\u2028b"
            })
    void refusesWhatIsNoName(String typed) {
        assertThat(Nickname.parse(typed)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u200Bb",
                "a\u200Cb",
                "a\u200Db",
                "\u200D😀",
                "😀\u200D",
                "😀\u200Da",
                "a\uFE0F",
                "\uFE0F",
                "1\uFE0F",
                "😀\uFE0F\uFE0F",
                "a\u2060b",
                "a\uFEFFb",
                "a\u00ADb",
                "a\u034Fb",
                "a\u180Eb",
                "\u3164",
                "a\u3164",
                "\uFFA0",
                "\u115F",
                "\u2800",
                "a\u2800b",
                "a\u202Eb",
                "a\u202Ab",
                "a\u2066b",
                "a\u2069",
                "a\u200Fb",
                "a\u061Cb",
                "\uD83D",
                "a\uDC00",
                "\uFFFE",
                "\uE000",
                "😀\uDB40\uDC67"
            })
    void refusesWhatNobodyCanSee(String typed) {
        assertThat(Nickname.parse(typed)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'  Alice ', Alice",
        "'\u00A0Ann\u3000Marie\u2003', Ann Marie",
        "Ａｌｉｃｅ, Alice",
        "ﬁn, fin",
        "x², x2",
        "①, 1",
        "e\u0301, é",
        "'Å', Å"
    })
    void isHeldInOneForm(String typed, String canonical) {
        assertThat(Nickname.parse(typed)).contains(new Nickname(canonical));
        assertThat(Nickname.parse(canonical)).contains(new Nickname(canonical));
    }

    @Test
    void hasAtMostThirtyTwoCodePointsAfterTrimming() {
        assertThat(Nickname.parse("  " + "x".repeat(32) + "  ")).isPresent();
        assertThat(Nickname.parse("😀".repeat(32))).isPresent();
        assertThat(Nickname.parse("x".repeat(33))).isEmpty();
        assertThat(Nickname.parse("ﷺ".repeat(2))).isEmpty();
        assertThat(Nickname.parse(" ".repeat(10_000) + "x")).isEmpty();
    }

    @Test
    void refusesMarksThatClimbOverTheirNeighbours() {
        assertThat(Nickname.parse("x\u0323\u0324\u0325\u0326")).isPresent();
        assertThat(Nickname.parse("x\u0323\u0324\u0325\u0326\u0329")).isEmpty();
    }

    @Test
    void cannotBeWrong() {
        for (String wrong : new String[] {"", " alice", "Ａ", "e\u0301", "a\u200Bb", "..."}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Nickname(wrong))
                    .withMessage(Nickname.RULE);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Alice, alice",
        "Alice, ALICE",
        "alice, аlice",
        "paypal, рауpаl",
        "mary, rnary",
        "strasse, Straße",
        "❤, ❤\uFE0F",
        "l, 1",
        "a.b, a․b"
    })
    void looksTheSameToEverybody(String one, String other) {
        assertThat(skeleton(one)).isPresent().isEqualTo(skeleton(other));
    }

    @ParameterizedTest
    @CsvSource({"alice, alicia", "ann marie, annmarie", "bob-1, bob-2", "jose, josé", "😀, 😃"})
    void looksDifferent(String one, String other) {
        assertThat(skeleton(one)).isPresent().isNotEqualTo(skeleton(other));
    }

    private static Optional<Skeleton> skeleton(String typed) {
        return Nickname.parse(typed).map(Nickname::skeleton);
    }
}
