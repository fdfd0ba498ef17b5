package chat.hubbub.backup;

import static org.assertj.core.api.Assertions.assertThat;

import chat.hubbub.journey.Hub;
import chat.hubbub.journey.StompClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackupCommandTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2027-03-04T05:06:07Z"), ZoneOffset.UTC);

    @TempDir
    private Path temp;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void tellsInOneLineWhatItDid() {
        Path data = temp.resolve("data");
        Path file = temp.resolve("monday.db");
        try (Hub hub = Hub.start(data);
                StompClient ann = hub.connect("ann").join("garden")) {
            ann.say("garden", "one");
            ann.say("garden", "two");
            assertThat(backup(file.toString(), "--hubbub.data=" + data)).isZero();
        }
        assertThat(text(out))
                .matches("Backed up 2 messages in 1 room, [0-9,]+ bytes, to " + file + "\\.\n")
                .contains(String.format(Locale.ROOT, "%,d bytes", file.toFile().length()));

        out.reset();
        assertThat(restore("--hubbub.data=" + data, file.toString())).isZero();
        assertThat(text(out))
                .matches("Restored 2 messages in 1 room, [0-9,]+ bytes, to " + data.resolve("hubbub.db")
                        + "\\. What stood there is now hubbub-20270304-050607\\.db\\.\n");
        assertThat(text(err)).isEmpty();
    }

    @Test
    void tellsInOneLineWhyItDidNot() {
        assertThat(backup(temp.resolve("file").toString(), "--hubbub.data=" + temp.resolve("nowhere")))
                .isEqualTo(1);
        assertThat(text(err))
                .isEqualTo("There is no database of Hubbub in the folder " + temp.resolve("nowhere")
                        + ". Name the data folder with --hubbub.data=<folder>.\n");
        err.reset();
        assertThat(restore(temp.resolve("file").toString(), "--hubbub.data=" + temp))
                .isEqualTo(1);
        assertThat(text(err)).isEqualTo("There is no file " + temp.resolve("file") + ". Name a backup.\n");
        assertThat(text(out)).isEmpty();
        assertThat(temp).isEmptyDirectory();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    --hubbub.data=x         | Which file? Give its name.
                    a b                     | One file is enough: [a, b]
                    a --hubbub.dta=x        | There is no option --hubbub.dta=x here. See --help.
                    a --hubbub.data x       | There is no option --hubbub.data here. See --help.
                    a --server.port=1       | There is no option --server.port=1 here. See --help.
                    a --hubbub.data=        | The properties do not tell where the data folder is: hubbub.data must name a folder, but is empty
                    """)
    void refusesWhatMakesNoSense(String line, String sentence) {
        for (boolean back : new boolean[] {true, false}) {
            err.reset();
            assertThat(back ? restore(line.split(" ")) : backup(line.split(" ")))
                    .isEqualTo(2);
            assertThat(text(err)).isEqualTo(sentence + "\n");
        }
    }

    @Test
    void refusesWhereSeveralNodesShareADatabase() throws IOException {
        Files.writeString(temp.resolve("application.yaml"), "spring:\n  profiles:\n    active: cluster\n");
        String sentence = "In the profile cluster everything is in PostgreSQL: "
                + "copy it with pg_dump, and put it back with pg_restore.\n";
        for (String property :
                List.of("--spring.profiles.active=cluster", "--spring.config.additional-location=" + temp + "/")) {
            err.reset();
            assertThat(backup("file", property)).isEqualTo(2);
            assertThat(restore("file", property)).isEqualTo(2);
            assertThat(text(err)).isEqualTo(sentence.repeat(2));
        }
    }

    @Test
    void refusesAFileWithoutAName() {
        assertThat(backup("")).isEqualTo(2);
        assertThat(backup("a\0b")).isEqualTo(2);
        assertThat(text(err).lines()).hasSize(2);
    }

    @Test
    void explainsItself() {
        assertThat(backup("--help")).isZero();
        assertThat(restore("-h", "whatever")).isZero();
        assertThat(text(out)).contains("hubbub.jar backup <file>", "hubbub.jar restore <file>");
    }

    @Test
    void looksForTheFolderWhereTheServerDoes() throws IOException {
        Path yaml = Files.writeString(temp.resolve("application.yaml"), "hubbub:\n  data: /from/a/file\n");
        String location = "--spring.config.additional-location=" + temp + "/";

        assertThat(DataLocation.of(List.of())).isEqualTo(Path.of("./data"));
        assertThat(DataLocation.of(List.of(location))).isEqualTo(Path.of("/from/a/file"));
        assertThat(DataLocation.of(List.of(location, "--hubbub.data=/typed"))).isEqualTo(Path.of("/typed"));

        Files.writeString(yaml, "hubbub:\n - a\n b");
        assertThat(backup("file", location)).isEqualTo(2);
        assertThat(text(err)).startsWith("The properties do not tell where the data folder is: ");
    }

    private int backup(String... words) {
        return BackupCommand.run(List.of(words), stream(out), stream(err));
    }

    private int restore(String... words) {
        return RestoreCommand.run(List.of(words), CLOCK, stream(out), stream(err));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
