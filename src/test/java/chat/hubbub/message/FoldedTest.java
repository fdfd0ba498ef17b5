package chat.hubbub.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldedTest {

    @ParameterizedTest
    @CsvSource({
        "Straße, strasse",
        "ÜBER, uber",
        "u\u0308ber, uber",
        "ﬁn, fin",
        "Ⅳ, iv",
        "ｆｕｌｌ, full",
        "ΣΊΣΥΦΟΣ, σισυφοσ",
        "مُحَمَّد, محمد",
        "İstanbul, istanbul",
    })
    void leavesOutWhatPeopleLeaveOut(String text, String folded) {
        assertThat(Folded.of(text).text()).isEqualTo(folded);
    }

    @Test
    void knowsWhereEachCharacterCameFrom() {
        Folded folded = Folded.of("a ﬁne Stra\u00dfe, e\u0301te\u0301!");

        assertPart(folded, "fine", "ﬁne");
        assertPart(folded, "strasse", "Stra\u00dfe");
        assertPart(folded, "ete", "e\u0301te\u0301");
    }

    @Test
    void staysInsideOfAnyText() {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            String text = random.ints(random.nextInt(40), 0, 0x20000)
                    .filter(point -> point < 0xd800 || point > 0xdfff)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            Folded folded = Folded.of(text);
            for (int at = 0; at < folded.text().length(); at++) {
                assertThat(folded.origin(at)).isBetween(0, text.length());
                assertThat(folded.originOfEnd(at + 1)).isBetween(folded.origin(at) + 1, text.length());
            }
        }
    }

    private static void assertPart(Folded folded, String word, String source) {
        int at = folded.indexOf(word, 0);
        assertThat(folded.source().substring(folded.origin(at), folded.originOfEnd(at + word.length())))
                .isEqualTo(source);
    }
}
