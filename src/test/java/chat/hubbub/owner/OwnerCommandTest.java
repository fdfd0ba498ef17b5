package chat.hubbub.owner;

import static org.assertj.core.api.Assertions.assertThat;

import chat.hubbub.contract.PostgresServer;
import chat.hubbub.conversation.Owners;
import chat.hubbub.identity.Person;
import chat.hubbub.identity.Secret;
import chat.hubbub.journey.Hub;
import chat.hubbub.moderation.OwnerLink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class OwnerCommandTest {

    private static final Pattern LINK = Pattern.compile("/owner/([0-9a-f]{32})");
    private static final Person ANN = new Secret("of ann").person();
    private static final Person BOB = new Secret("of bob").person();

    @TempDir
    private Path data;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void theLogShowsALinkAtTheFirstStartAlone(CapturedOutput output) {
        try (Hub hub = Hub.start(data)) {
            Matcher shown = LINK.matcher(output.getOut());
            assertThat(shown.find()).isTrue();
            assertThat(output).contains("http://localhost:" + hub.port() + "/owner/" + shown.group(1));
            assertThat(hub.bean(Owners.class).admit(ANN, new OwnerLink(shown.group(1))))
                    .isTrue();
            assertThat(shown.find()).isFalse();
        }
        int before = output.getOut().length();
        try (Hub hub = Hub.start(data)) {
            assertThat(LINK.matcher(output.getOut().substring(before)).find()).isFalse();
            assertThat(hub.bean(Owners.class).isOwner(ANN)).isTrue();
        }
    }

    @Test
    void aNewLinkWorksWhileTheServerRunsAndEndsTheOneBefore(CapturedOutput output) throws SQLException, IOException {
        try (Hub hub = Hub.start(data)) {
            Matcher first = LINK.matcher(output.getOut());
            assertThat(first.find()).isTrue();
            assertThat(run("--server.port=9999")).isZero();
            Matcher second = LINK.matcher(out.toString(StandardCharsets.UTF_8));
            assertThat(second.find()).isTrue();
            assertThat(out.toString(StandardCharsets.UTF_8)).contains("http://localhost:9999/owner/" + second.group(1));

            Owners owners = hub.bean(Owners.class);
            assertThat(owners.admit(ANN, new OwnerLink(first.group(1)))).isFalse();
            assertThat(owners.isOwner(ANN)).isFalse();
            assertThat(owners.admit(ANN, new OwnerLink(second.group(1)))).isTrue();
            assertThat(owners.revokeLink(ANN)).isTrue();
            assertThat(owners.admit(BOB, new OwnerLink(second.group(1)))).isFalse();
            assertThat(owners.revokeLink(BOB)).isFalse();
            assertThat(owners.isOwner(ANN)).isTrue();
            assertThat(isAnywhereIn(data, second.group(1))).isFalse();
            assertThat(isAnywhereIn(data, "of ann")).isFalse();
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("hubbub.db"));
                Statement statement = connection.createStatement()) {
            assertThat(statement
                            .executeQuery("SELECT count(*) FROM role_holder")
                            .getInt(1))
                    .isEqualTo(1);
        }
    }

    @Test
    void saysWhatIsMissingWhereThereIsNoDatabase() {
        assertThat(run()).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("There is no database of Hubbub in " + data);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void severalNodesHaveTheirLinkInTheDatabaseThatTheyShare() throws SQLException {
        String url = PostgresServer.freshDatabase();
        String[] place = {
            "--spring.profiles.active=cluster", "--hubbub.database.url=" + url, "--hubbub.database.user=postgres"
        };
        assertThat(run(place)).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("There is nothing of Hubbub in the database " + url);
        try (Connection connection = DriverManager.getConnection(url, "postgres", "");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE role_holder (); CREATE TABLE meta (name text PRIMARY KEY, value text)");
            assertThat(run(place)).isZero();
            Matcher link = LINK.matcher(out.toString(StandardCharsets.UTF_8));
            assertThat(link.find()).isTrue();
            ResultSet kept = statement.executeQuery("SELECT value FROM meta WHERE name = 'owner-link'");
            assertThat(kept.next()).isTrue();
            assertThat(new OwnerLink.State(kept.getString(1)).isOf(new OwnerLink(link.group(1))))
                    .isTrue();
        }
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void saysWhyItCannotReachTheDatabaseOfSeveralNodes() {
        assertThat(run("--spring.profiles.active=cluster", "--hubbub.database.url=jdbc:postgresql://127.0.0.1:1/x"))
                .isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("The database cannot be used: ")
                .contains("hubbub.database.url")
                .hasLineCount(1);
    }

    private int run(String... more) {
        List<String> words = Stream.concat(Stream.of("--hubbub.data=" + data), Stream.of(more))
                .toList();
        return OwnerCommand.run(
                words,
                Clock.systemUTC(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private static boolean isAnywhereIn(Path folder, String text) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (Files.isRegularFile(file)
                        && new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text)) {
                    return true;
                }
            }
            return false;
        }
    }
}
