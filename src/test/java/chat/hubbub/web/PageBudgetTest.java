package chat.hubbub.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page is small enough to be read: so many lines that say something, comments and empty ones not counted. */
class PageBudgetTest {

    private static final Path STATIC = Path.of("src/main/resources/static");

    @Test
    void theScriptsStayWithinTheirLines() throws IOException {
        assertThat(lines("js", ".js")).hasSizeBetween(1_000, 2_500);
    }

    @Test
    void theStylesStayWithinTheirLines() throws IOException {
        assertThat(lines("css", ".css")).hasSizeBetween(500, 1_500);
    }

    /** Whoever packs everything into a few long lines has won nothing. */
    @Test
    void noScriptHasLinesThatNobodyReads() throws IOException {
        assertThat(lines("js", ".js")).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(140));
    }

    private static List<String> lines(String folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(STATIC.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .flatMap(PageBudgetTest::lines)
                    .filter(line -> !line.isBlank() && !line.strip().matches("(//|/\\*|\\*( |/|$)).*"))
                    .toList();
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
