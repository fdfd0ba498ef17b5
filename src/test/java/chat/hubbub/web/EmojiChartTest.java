package chat.hubbub.web;

import static org.assertj.core.api.Assertions.assertThat;

import chat.hubbub.message.Emoji;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

class EmojiChartTest {

    private final EmojiChart chart = new EmojiChart();

    @ParameterizedTest
    @MethodSource("languages")
    void everyLookOfEveryEmojiCanBePutUnderAMessage(Locale language) {
        List<EmojiChart.Choice> choices = choices(language);
        assertThat(choices).hasSizeGreaterThan(1_500);
        assertThat(choices).allSatisfy(choice -> {
            assertThat(choice.looks())
                    .as(choice.title())
                    .hasSizeBetween(1, 6)
                    .allSatisfy(look -> assertThat(Emoji.parse(look))
                            .hasValueSatisfying(
                                    emoji -> assertThat(emoji.value()).isEqualTo(look)));
            assertThat(choice.title()).isNotBlank();
            assertThat(choice.words()).startsWith(" ");
        });
    }

    @Test
    void anEmojiIsFoundInTheReadersLanguageAndInEnglish() {
        EmojiChart.Choice butterfly = named("🦋", Locale.GERMAN);
        assertThat(butterfly.title()).isEqualTo("Schmetterling");
        assertThat(butterfly.words()).contains(" schmetterling", " butterfly");
        assertThat(named("🦋", Locale.forLanguageTag("ar")).title()).isEqualTo("butterfly");
        assertThat(named("🇫🇷", Locale.FRENCH).words()).contains(" france");
    }

    @Test
    void whoHasAColourOfSkinHasAllFive() {
        assertThat(named("👍", Locale.ENGLISH).looks()).containsExactly("👍", "👍🏻", "👍🏼", "👍🏽", "👍🏾", "👍🏿");
        assertThat(named("🚀", Locale.ENGLISH).looks()).containsExactly("🚀");
    }

    @Test
    void theGroupsAreCalledInTheReadersLanguage() {
        assertThat(groups(Locale.GERMAN))
                .hasSize(9)
                .extracting(EmojiChart.Group::name)
                .startsWith("Gesichter", "Menschen")
                .endsWith("Flaggen");
    }

    private EmojiChart.Choice named(String emoji, Locale language) {
        return choices(language).stream()
                .filter(choice -> choice.looks().get(0).equals(emoji))
                .findFirst()
                .orElseThrow();
    }

    private List<EmojiChart.Choice> choices(Locale language) {
        return groups(language).stream()
                .flatMap(group -> group.emoji().stream())
                .toList();
    }

    private List<EmojiChart.Group> groups(Locale language) {
        return Arrays.asList(JsonMapper.shared().readValue(chart.json(language), EmojiChart.Group[].class));
    }

    private static List<Locale> languages() {
        return PageLanguages.ALL;
    }
}
