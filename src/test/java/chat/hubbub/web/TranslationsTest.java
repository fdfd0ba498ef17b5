package chat.hubbub.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.PluralRules;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said in English is said in every language, in as many forms as that language counts with. */
class TranslationsTest {

    private static final Path FOLDER = Path.of("src/main/resources");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d}");
    /** A name, no word at all, and what French spells as English does. */
    private static final Set<String> ALIKE = Set.of("app.name", "direction", "timeline.title", "composer.title");

    private final Map<String, String> english = read("messages.properties");

    @Test
    void everyTranslationIsOffered() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.startsWith("messages_")))
                    .containsExactlyInAnyOrderElementsOf(
                            translations().stream().map(TranslationsTest::file).toList());
        }
    }

    @ParameterizedTest
    @MethodSource("translations")
    void aTranslationHasEveryKeyInTheFormsOfItsLanguageAndNoOther(Locale language) {
        Set<String> keys = new TreeSet<>();
        for (String key : english.keySet()) {
            if (isCounted(key)) {
                PluralRules.forLocale(language).getKeywords().forEach(form -> keys.add(stem(key) + "." + form));
            } else {
                keys.add(key);
            }
        }
        assertThat(read(file(language)).keySet()).isEqualTo(keys);
    }

    @ParameterizedTest
    @MethodSource("translations")
    void aTranslationFillsInWhatEnglishFillsIn(Locale language) {
        read(file(language)).forEach((key, words) -> {
            Set<String> wanted = placeholders(inEnglish(key));
            if (mayCountInWords(key, language)) {
                assertThat(wanted).as(key).containsAll(placeholders(words));
            } else {
                assertThat(placeholders(words)).as(key).isEqualTo(wanted);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("translations")
    void aTranslationIsOne(Locale language) {
        assertThat(read(file(language)))
                .containsEntry("language", language.getLanguage())
                .allSatisfy((key, words) -> assertThat(words).as(key).isNotBlank())
                .allSatisfy((key, words) -> assertThat(!ALIKE.contains(key) && words.equals(english.get(key)))
                        .as(key)
                        .isFalse());
    }

    @ParameterizedTest
    @MethodSource("languages")
    void noApostropheIsLostWhereTheServerFillsSomethingIn(Locale language) {
        assertThat(read(file(language)))
                .allSatisfy((key, words) -> assertThat(words).as(key).doesNotContain("'"));
    }

    private static List<Locale> languages() {
        return PageLanguages.ALL;
    }

    private static List<Locale> translations() {
        return languages().stream()
                .filter(language -> !language.equals(Locale.ENGLISH))
                .toList();
    }

    private static String file(Locale language) {
        return language.equals(Locale.ENGLISH) ? "messages.properties" : "messages_" + language + ".properties";
    }

    private static Map<String, String> read(String file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(FOLDER.resolve(file))) {
            properties.load(reader);
        } catch (IOException e) {
            throw new IllegalStateException("There is no " + file, e);
        }
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(key -> key, properties::getProperty, (one, other) -> one, TreeMap::new));
    }

    private boolean isCounted(String key) {
        return english.containsKey(stem(key) + ".one") && english.containsKey(stem(key) + ".other");
    }

    private String inEnglish(String key) {
        return english.getOrDefault(isCounted(key) ? stem(key) + ".other" : key, "");
    }

    /** A form for one number alone, such as the dual, says in its word how many there are. */
    private boolean mayCountInWords(String key, Locale language) {
        return isCounted(key)
                && !key.contains(".names.")
                && PluralRules.forLocale(language).getUniqueKeywordValue(form(key)) != PluralRules.NO_UNIQUE_VALUE;
    }

    private static String stem(String key) {
        return key.substring(0, Math.max(0, key.lastIndexOf('.')));
    }

    private static String form(String key) {
        return key.substring(key.lastIndexOf('.') + 1);
    }

    private static Set<String> placeholders(String words) {
        return PLACEHOLDER
                .matcher(words)
                .results()
                .map((MatchResult found) -> found.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
