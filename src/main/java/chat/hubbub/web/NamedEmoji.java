package chat.hubbub.web;

import chat.hubbub.message.Emoji;
import com.ibm.icu.text.Normalizer2;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An emoji as the vendored data of one language has it. What may be missing there is empty here. */
record NamedEmoji(
        String emoji,
        String annotation,
        int group,
        double version,
        @Nullable List<String> shortcodes,
        @Nullable List<String> tags,
        @Nullable List<Skin> skins) {

    private static final String AS_PICTURE = "\uFE0F";

    /** The same in another colour of skin; where two people have one each, {@code tone} is a list. */
    record Skin(String emoji, JsonNode tone) {}

    /** The emoji itself, as a message may be given it; then, where there are such, in the five colours of skin. */
    Stream<String> looks() {
        Stream<Skin> own = Optional.ofNullable(skins).stream().flatMap(List::stream);
        return Stream.concat(
                canonical().stream(), own.filter(skin -> skin.tone().isInt()).map(Skin::emoji));
    }

    /** By what it can be found, best first, in the spelling that the page compares. Who looks for it types the short. */
    Stream<String> words() {
        Stream<String> codes = all(shortcodes).sorted(Comparator.comparingInt(String::length));
        Stream<String> told = Stream.concat(Arrays.stream(annotation.split(" ")), all(tags));
        return Stream.concat(codes, told).map(NamedEmoji::folded);
    }

    private static Stream<String> all(@Nullable List<String> words) {
        return Optional.ofNullable(words).stream().flatMap(List::stream);
    }

    /** The data has a selector behind some emoji that are pictures without it. */
    private Optional<String> canonical() {
        return Emoji.parse(emoji)
                .or(() -> Emoji.parse(emoji.replace(AS_PICTURE, "")))
                .map(Emoji::value);
    }

    private static String folded(String word) {
        return Normalizer2.getNFKCInstance().normalize(word).toLowerCase(Locale.ROOT);
    }
}
