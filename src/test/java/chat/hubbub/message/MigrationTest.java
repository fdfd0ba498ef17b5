package chat.hubbub.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import chat.hubbub.contract.PostgresServer;
import chat.hubbub.message.MessageLogs.OpenLog;
import chat.hubbub.room.RoomName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationTest {

    private static final Duration HOLD = Duration.ofMinutes(10);

    @TempDir
    private static Path full;

    @TempDir
    private Path temp;

    private final List<String> told = new ArrayList<>();
    private String url = PostgresDatabases.freshUrl();
    private Path data;

    @BeforeAll
    static void fill() throws SQLException {
        FullDatabase.make(full);
    }

    @BeforeEach
    void copy() throws IOException {
        data = Files.createDirectory(temp.resolve("data"));
        for (Path file : OnDisk.files(full)) {
            Files.copy(file, data.resolve(file.getFileName()));
        }
    }

    @Test
    void copiesEachRowOfEachTable() throws SQLException {
        url = PostgresServer.freshDatabase();
        Contents copied = migrate();

        assertThat(copied.rooms()).isEqualTo(2);
        for (MigratedTable table : MigratedTable.ALL) {
            assertThat(inShared("SELECT " + String.join(", ", table.columns()) + " FROM " + table.name()))
                    .as(table.name())
                    .containsExactlyInAnyOrderElementsOf(embedded(table.source()).stream()
                            .map(row -> row.replace('\0', '\uFFFD'))
                            .toList())
                    .isNotEmpty();
        }
        assertThat(inShared("SELECT content FROM event WHERE content LIKE 'not%'"))
                .containsExactly("not\uFFFDtoday");
        assertThat(inShared("SELECT key FROM idempotency")).containsExactlyInAnyOrder("a key", "again");
        assertThat(told).contains("Copying 1,211 events, and what else there is.");
    }

    /** A table or column that is new must not be forgotten here. */
    @Test
    void knowsEachTableAndColumnOfTheEmbeddedDatabase() throws SQLException {
        List<String> columns = embedded("""
                SELECT t.name || '.' || c.name FROM pragma_table_list AS t, pragma_table_info(t.name) AS c
                WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' AND t.name NOT LIKE 'flyway_%'""");
        Stream<String> copied = MigratedTable.ALL.stream()
                .flatMap(table -> table.columns().stream().map(column -> table.name() + "." + column));
        Stream<String> claims = Stream.of("skeleton", "nickname", "person").map("nickname_claim."::concat);

        assertThat(Stream.concat(copied, claims)).containsExactlyInAnyOrderElementsOf(columns);
    }

    @Test
    void letsClientsGoOnWhereTheyWere() {
        Position before;
        Page page;
        try (OpenLog open = MessageLogs.open(data)) {
            before = open.log().head(MessageLogs.ROOM);
            page = open.log().page(MessageLogs.ROOM, new PageRequest.After(0, 200));
        }
        migrate();
        try (PostgresDatabase database = PostgresDatabase.open(PostgresDatabases.at(url));
                PostgresMessageLog log =
                        PostgresLogs.open(database, Clock.systemUTC(), events -> {}, Listening.NOBODY, Newswire.NONE)) {
            assertThat(log.head(MessageLogs.ROOM)).isEqualTo(before);
            assertThat(log.page(MessageLogs.ROOM, new PageRequest.After(0, 200)).lines())
                    .filteredOn(line -> !line.chat().content().startsWith("not"))
                    .containsExactlyElementsOf(page.lines().stream()
                            .filter(line -> !line.chat().content().startsWith("not"))
                            .toList());
            assertThat(seq(log, MessageLogs.ROOM)).isEqualTo(before.seq() + 1);
            assertThat(seq(log, FullDatabase.CUT)).isEqualTo(4);
            assertThat(seq(log, new RoomName("new"))).isEqualTo(1);
        }
    }

    @Test
    void keepsNicknamesForTheirPeople() throws SQLException {
        migrate();

        assertThat(inShared("""
                SELECT skeleton, glance, nickname, person,
                    kept_until BETWEEN now() + interval '9 minutes' AND now() + interval '10 minutes'
                FROM nickname_claim ORDER BY skeleton""")).containsExactly("ann|ann|Ann|the hash of ann|t", "bob|bob|Bob|the hash of bob|t");
    }

    @Test
    void numbersNewRowsBehindTheOldOnes() throws SQLException {
        migrate();

        assertThat(inShared(
                        "INSERT INTO audit (at, actor, deed, subject, detail) VALUES (1, '', '', '', '') RETURNING id"))
                .containsExactly("10");
    }

    @Test
    void beginsANewEpochWhereTheFolderHoldsARestoredCopy() throws SQLException, IOException {
        Files.delete(data.resolve(Witness.FILE_NAME));
        migrate();

        assertThat(inShared("SELECT name FROM meta ORDER BY name")).containsExactly("a.key");
    }

    @Test
    void leavesTheSourceAsItWas() throws IOException {
        byte[] before = Files.readAllBytes(data.resolve(SqliteDatabase.FILE_NAME));
        migrate();

        assertThat(data.resolve(SqliteDatabase.FILE_NAME)).hasBinaryContent(before);
    }

    @Test
    void leavesNothingWhenItIsBrokenOff() throws SQLException {
        assertRefused(this::endSession, "The database " + url);
        assertEmpty();
        migrate();
        assertThat(inShared("SELECT count(*) FROM room")).containsExactly("2");
    }

    /** Something over there lets a row disappear. */
    @Test
    void undoesACopyThatIsNotLikeTheOriginal() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, "postgres", "");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE FUNCTION swallow() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'");
            statement.execute("CREATE TRIGGER swallow BEFORE INSERT ON event FOR EACH ROW WHEN (new.seq = 5)"
                    + " EXECUTE FUNCTION swallow()");
        }
        assertRefused(told::add, "The copy is not like the original (the events of a room), and was undone.");
        assertEmpty();
    }

    @Test
    void refusesADatabaseThatIsNotEmpty() throws SQLException {
        migrate();
        assertRefused(told::add, "The database " + url + " is not empty.");
        assertThat(inShared("SELECT count(*) FROM room")).containsExactly("2");
    }

    @Test
    void refusesADatabaseThatANodeWasStartedOn() throws SQLException {
        try (PostgresDatabase database = PostgresDatabase.open(PostgresDatabases.at(url));
                PostgresMessageLog log =
                        PostgresLogs.open(database, Clock.systemUTC(), events -> {}, Listening.NOBODY, Newswire.NONE)) {
            log.head(MessageLogs.ROOM);
        }
        assertRefused(told::add, "The database " + url + " is not empty.");
    }

    @Test
    void refusesADatabaseOfAnotherApplication() throws SQLException {
        url = PostgresServer.freshDatabase();
        try (Connection connection = DriverManager.getConnection(url, "postgres", "");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE invoice (id int)");
        }
        assertRefused(told::add, "The database " + url + " belongs to another application.");
    }

    @Test
    void refusesAFolderOnWhichAServerRuns() {
        try (OpenLog open = MessageLogs.open(data)) {
            assertThat(open.folder().path()).isEqualTo(data);
            assertRefused(told::add, "Another Hubbub is running on the data folder");
        }
    }

    @Test
    void refusesWhatIsNoDatabaseOfThisHubbub() throws SQLException {
        OnDisk.run(data.resolve(SqliteDatabase.FILE_NAME), "PRAGMA user_version = 8");
        assertRefused(told::add, "cannot be copied yet (it was written by an older Hubbub).");
        OnDisk.run(data.resolve(SqliteDatabase.FILE_NAME), "PRAGMA application_id = 7");
        assertRefused(told::add, "is not a database of Hubbub.");
        data = temp.resolve("elsewhere");
        assertRefused(told::add, "There is no database of Hubbub in the folder");
        assertThat(data).doesNotExist();
    }

    private Contents migrate() {
        return new Migration(PostgresDatabases.at(url), HOLD, told::add).run(data);
    }

    private void assertRefused(Consumer<String> progress, String words) {
        assertThatExceptionOfType(StorageUnusable.class)
                .isThrownBy(() -> new Migration(PostgresDatabases.at(url), HOLD, progress).run(data))
                .withMessageContaining(words);
    }

    private void assertEmpty() throws SQLException {
        String all = MigratedTable.ALL.stream()
                .map(table -> "SELECT 1 FROM " + table.copies())
                .collect(Collectors.joining(" UNION ALL "));
        assertThat(inShared(all)).isEmpty();
    }

    private void endSession(String sentence) {
        if (sentence.startsWith("Comparing")) {
            try {
                inShared("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                        + " WHERE application_name = 'hubbub migrate' AND datname = current_database()");
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static long seq(MessageLog log, RoomName room) {
        Appended said = MessageLogs.outcome(log.append(room, MessageLogs.SPEAKER, MessageLogs.draft("goes on")));
        return ((Appended.Stored) said).event().seq();
    }

    private List<String> embedded(String sql) throws SQLException {
        return rows("jdbc:sqlite:" + data.resolve(SqliteDatabase.FILE_NAME), "", sql);
    }

    private List<String> inShared(String sql) throws SQLException {
        return rows(url, "postgres", sql);
    }

    private static List<String> rows(String url, String user, String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(url, user, "");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                List<String> values = new ArrayList<>();
                for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                    values.add(String.valueOf(rows.getString(column)));
                }
                found.add(String.join("|", values));
            }
        }
        return found;
    }
}
