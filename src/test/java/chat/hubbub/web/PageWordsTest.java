package chat.hubbub.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PageWordsTest {

    private static final Pattern SAID = Pattern.compile("(?:say|count)\\(\\s*\"([a-z.]+)\"");

    private final JsonNode words = JsonMapper.shared().readTree(new PageWords().json(Locale.ENGLISH));

    @Test
    void holdOnlyWhatScriptsSay() {
        assertThat(words.propertyNames()).contains("day.today").doesNotContain("door.join", "language");
    }

    @Test
    void fallBackToEnglish() {
        assertThat(new PageWords().json(Locale.KOREAN)).contains("\"day.today\":\"Today\"");
    }

    @Test
    void holdEveryKeyTheScriptsName() throws IOException {
        Set<String> named = new TreeSet<>();
        for (Path script : scripts()) {
            SAID.matcher(Files.readString(script))
                    .results()
                    .map((MatchResult found) -> found.group(1))
                    .forEach(named::add);
        }
        assertThat(named).hasSizeGreaterThan(20).allMatch(this::isThere);
    }

    private boolean isThere(String key) {
        return words.has(key) || words.has(key + ".other");
    }

    private static List<Path> scripts() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/resources/static/js"))) {
            return files.filter(file -> file.toString().endsWith(".js")).toList();
        }
    }
}
