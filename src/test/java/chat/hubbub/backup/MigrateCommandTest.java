package chat.hubbub.backup;

import static org.assertj.core.api.Assertions.assertThat;

import chat.hubbub.contract.PostgresServer;
import chat.hubbub.journey.Hub;
import chat.hubbub.journey.StompClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MigrateCommandTest {

    @TempDir
    private Path temp;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void tellsWhatItDidOrWhyNot() {
        String url = PostgresServer.freshDatabase();
        Path data = temp.resolve("data");
        try (Hub hub = Hub.start(data);
                StompClient ann = hub.connect("ann").join("garden")) {
            ann.say("garden", "one");
            assertThat(migrate(url, "--user=postgres", "--data=" + data)).isEqualTo(1);
            assertThat(text(err)).startsWith("Another Hubbub is running on the data folder " + data);
        }
        err.reset();
        assertThat(migrate("--user=postgres", url + "?password=secret", "--data=" + data))
                .isZero();
        assertThat(text(out))
                .containsPattern(
                        "Copied 1 message in 1 room, [0-9,]+ bytes, from " + data + " to " + url + "\\.\nNext: ")
                .doesNotContain("secret");
        assertThat(text(err)).isEmpty();

        assertThat(migrate(url, "--user=nobody", "--data=" + data)).isEqualTo(1);
        assertThat(text(err)).startsWith("The database " + url + " does not let the user \"nobody\" in (");
        err.reset();
        assertThat(migrate(url + "-not", "--user=postgres", "--data=" + data)).isEqualTo(1);
        assertThat(text(err)).startsWith("The database " + url + "-not is not there (");
        err.reset();
        String nothing = "jdbc:postgresql://localhost:1/hubbub";
        assertThat(migrate(nothing, "--data=" + data)).isEqualTo(1);
        assertThat(text(err)).startsWith("Nothing answers where the database " + nothing + " should be (");
        err.reset();
        assertThat(migrate("jdbc:postgresql://localhost:port/hubbub?password=secret", "--data=" + data))
                .isEqualTo(1);
        assertThat(text(err))
                .startsWith("jdbc:postgresql://localhost:port/hubbub is not an address of a database.")
                .doesNotContain("secret");
        assertThat(text(err).lines()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    --data=x                                     | Which database? Give its address, as jdbc:postgresql://host:5432/hubbub.
                    jdbc:postgresql:a jdbc:postgresql:b          | One address is enough: [jdbc:postgresql:a, jdbc:postgresql:b]
                    jdbc:postgresql:a --pasword=secret           | There is no option --pasword here. See --help.
                    jdbc:postgresql:a --server.port=1            | There is no option --server.port here. See --help.
                    jdbc:mysql://ann:secret@host/x               | The properties are not right: hubbub.database.url begins with jdbc:postgresql:
                    jdbc:postgresql:a --data=                    | The properties are not right: hubbub.data must name a folder, but is empty
                    """)
    void refusesWhatMakesNoSense(String line, String sentence) {
        assertThat(migrate(line.split(" +"))).isEqualTo(2);
        assertThat(text(err)).isEqualTo(sentence + "\n");
    }

    @Test
    void explainsItself() {
        assertThat(migrate("--help")).isZero();
        assertThat(text(out)).startsWith("java -jar hubbub.jar migrate <jdbc url>");
    }

    @Test
    void takesThePropertiesOfTheServer() throws IOException {
        Files.writeString(temp.resolve("application.yaml"), """
                hubbub:
                  data: /from/a/file
                  database:
                    user: file
                  identity.hold: 3m
                """);
        DatabaseLocation location = DatabaseLocation.of(List.of(
                "--spring.config.additional-location=" + temp + "/", "--hubbub.database.url=jdbc:postgresql:x"));

        assertThat(location.data()).isEqualTo(Path.of("/from/a/file"));
        assertThat(location.shared().user()).isEqualTo("file");
        assertThat(location.shared().url()).isEqualTo("jdbc:postgresql:x");
        assertThat(location.hold()).isEqualTo(Duration.ofMinutes(3));
    }

    private int migrate(String... words) {
        return MigrateCommand.run(List.of(words), stream(out), stream(err));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
