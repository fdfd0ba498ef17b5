package chat.hubbub.load;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was typed: a URL, and a value for every option, given or preset. */
record Arguments(String url, Map<Option, String> values) {

    Arguments {
        values = Collections.unmodifiableMap(new EnumMap<>(values));
    }

    static boolean askForHelp(List<String> words) {
        return words.contains("--help") || words.contains("-h");
    }

    /** @throws Unusable if there is no URL, or anything that is not known */
    static Arguments parse(List<String> words) {
        Map<Option, String> values = presets();
        String url = null;
        for (Iterator<String> rest = words.iterator(); rest.hasNext(); ) {
            String word = rest.next();
            if (word.startsWith("--")) {
                put(values, word.substring(2), rest);
            } else {
                url = only(url, word);
            }
        }
        if (url == null) {
            throw new Unusable("Which server? Give its URL, such as ws://localhost:8080.");
        }
        return new Arguments(url, values);
    }

    private static Map<Option, String> presets() {
        Map<Option, String> presets = new EnumMap<>(Option.class);
        for (Option option : Option.values()) {
            presets.put(option, option.preset);
        }
        return presets;
    }

    private static void put(Map<Option, String> values, String word, Iterator<String> rest) {
        String[] parts = word.split("=", 2);
        Optional<Option> option = Option.named(parts[0]);
        if (option.isEmpty()) {
            putOff(values, word);
        } else if (option.get().isSwitch()) {
            values.put(option.get(), parts.length == 2 ? parts[1] : "yes");
        } else {
            values.put(option.get(), parts.length == 2 ? parts[1] : value(parts[0], rest));
        }
    }

    private static void putOff(Map<Option, String> values, String word) {
        Option option = Option.named(word.replaceFirst("^no-", ""))
                .filter(Option::isSwitch)
                .orElseThrow(() -> new Unusable("There is no option --" + word + ". See --help."));
        values.put(option, "no");
    }

    private static String value(String name, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new Unusable("--" + name + " needs a value.");
        }
        return rest.next();
    }

    private static String only(@Nullable String url, String word) {
        if (url != null) {
            throw new Unusable("One URL is enough: " + url + " or " + word + "?");
        }
        return word;
    }
}
