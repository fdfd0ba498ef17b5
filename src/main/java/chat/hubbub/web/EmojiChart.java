package chat.hubbub.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * All emoji that can be chosen, in their groups, to be found by what they are called in the reader's language and in
 * English. It is large, so the page asks for it only when somebody wants an emoji, and it is made only then.
 */
@Component
class EmojiChart {

    /** Unicode's groups in its order; the third holds the parts of which others are made. */
    static final int[] GROUPS = {0, 1, 3, 4, 5, 6, 7, 8, 9};

    /** What is newer than this most devices can only draw as an empty box. */
    private static final double NEWEST = 15.1;

    private static final String DATA = "static/vendor/emoji-picker-element-data/";
    private static final Control ENGLISH_ELSE = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

    private final Map<Locale, String> made = new ConcurrentHashMap<>();

    /** @param name what the group is called */
    record Group(String name, List<Choice> emoji) {}

    /**
     * @param title what it is called
     * @param words what it can be found by, each after a space
     * @param looks the emoji itself, then in five colours of skin if it has any
     */
    record Choice(String title, String words, List<String> looks) {}

    String json(Locale language) {
        return made.computeIfAbsent(language, wanted -> JsonMapper.shared().writeValueAsString(groups(wanted)));
    }

    private static List<Group> groups(Locale language) {
        ResourceBundle words = ResourceBundle.getBundle("messages", language, ENGLISH_ELSE);
        List<NamedEmoji> english = read(Locale.ENGLISH);
        Map<String, NamedEmoji> translated = read(hasNames(language) ? language : Locale.ENGLISH).stream()
                .collect(Collectors.toMap(NamedEmoji::emoji, Function.identity()));
        return IntStream.of(GROUPS)
                .mapToObj(group -> new Group(
                        words.getString("emoji.group." + group),
                        english.stream()
                                .filter(one -> one.group() == group && one.version() <= NEWEST)
                                .map(one -> choice(one, translated.getOrDefault(one.emoji(), one)))
                                .toList()))
                .toList();
    }

    private static Choice choice(NamedEmoji english, NamedEmoji translated) {
        String words =
                Stream.concat(english.words(), translated.words()).distinct().collect(Collectors.joining(" ", " ", ""));
        return new Choice(translated.annotation(), words, english.looks().toList());
    }

    private static boolean hasNames(Locale language) {
        return data(language).exists();
    }

    private static List<NamedEmoji> read(Locale language) {
        try (InputStream data = data(language).getInputStream()) {
            return Arrays.asList(JsonMapper.shared().readValue(data, NamedEmoji[].class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ClassPathResource data(Locale language) {
        return new ClassPathResource(DATA + language.getLanguage() + ".json");
    }
}
