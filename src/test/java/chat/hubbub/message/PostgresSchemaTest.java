package chat.hubbub.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import chat.hubbub.contract.PostgresServer;
import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.Secret;
import chat.hubbub.identity.Speaker;
import chat.hubbub.message.Appended.Stored;
import chat.hubbub.room.RoomName;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class PostgresSchemaTest {

    private final String url = PostgresServer.freshDatabase();

    @Test
    void nodesThatStartAtTheSameMomentMakeTheTablesOnce() {
        List<CompletableFuture<PostgresDatabase>> nodes = IntStream.range(0, 3)
                .mapToObj(i -> CompletableFuture.supplyAsync(this::open))
                .toList();
        nodes.forEach(node -> node.join().close());
        try (PostgresDatabase database = open()) {
            assertThat(PostgresSchema.flyway(database.pool()).info().applied()).hasSize(PostgresSchema.VERSION);
        }
    }

    @Test
    void knowsItsOwnVersion() {
        try (PostgresDatabase database = open()) {
            assertThat(PostgresSchema.flyway(database.pool()).info().pending()).isEmpty();
            assertThat(PostgresSchema.flyway(database.pool()).info().current().getVersion())
                    .hasToString(Integer.toString(PostgresSchema.VERSION));
        }
    }

    @Test
    void anOlderNodeWorksBesideANewerOneThatOnlyAdded() throws SQLException {
        open().close();
        becomeNewer(PostgresSchema.VERSION);
        run("ALTER TABLE event ADD COLUMN mood text");
        run("CREATE TABLE mood (name text)");
        try (PostgresDatabase database = open()) {
            PostgresMessageLog log =
                    PostgresLogs.open(database, Clock.systemUTC(), events -> {}, Listening.NOBODY, Newswire.NONE);
            Speaker ann = new Speaker(new Nickname("ann"), new Secret("ann").person());
            assertThat(log.append(new RoomName("hall"), ann, Draft.chat("hello", Optional.empty()))
                            .toCompletableFuture()
                            .join())
                    .isInstanceOf(Stored.class);
            assertThat(log.replay(new RoomName("hall"), 0, 10)).hasSize(1);
            log.close();
        }
    }

    @Test
    void refusesADatabaseThatOnlyNewerNodesUnderstand() throws SQLException {
        open().close();
        becomeNewer(PostgresSchema.VERSION + 1);
        assertThatExceptionOfType(StorageUnusable.class).isThrownBy(this::open).withMessageContaining("newer Hubbub");
    }

    @Test
    void refusesADatabaseOfSomethingElse() throws SQLException {
        run("CREATE TABLE customers (name text)");
        assertThatExceptionOfType(StorageUnusable.class)
                .isThrownBy(this::open)
                .withMessageContaining("The database cannot be used")
                .satisfies(refusal -> assertThat(refusal.cure()).contains("a database of Hubbub's own"));
    }

    @Test
    void refusesADatabaseThatHasNoPlaceForEveryLanguage() throws SQLException {
        run("CREATE DATABASE latin ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0");
        String latin = url.substring(0, url.lastIndexOf('/')) + "/latin";
        assertThatExceptionOfType(StorageUnusable.class)
                .isThrownBy(() -> PostgresDatabase.open(PostgresDatabases.at(latin)))
                .withMessageContaining("LATIN1")
                .satisfies(refusal -> assertThat(refusal.cure()).contains("UTF8"));
    }

    @Test
    void mayTakeAsLongAsItNeeds() throws SQLException {
        DataSource database = PostgresDatabase.forMigrations(PostgresDatabases.at(url));
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT current_setting('statement_timeout'), current_setting('lock_timeout'),
                        current_setting('idle_in_transaction_session_timeout')""")) {
            row.next();
            assertThat(List.of(row.getString(1), row.getString(2), row.getString(3)))
                    .containsExactly("0", "1min", "0");
        }
    }

    @Test
    void saysWhereNoDatabaseAnswers() {
        assertThatExceptionOfType(StorageUnusable.class)
                .isThrownBy(() -> PostgresDatabase.open(PostgresDatabases.at("jdbc:postgresql://localhost:1/hubbub")))
                .withMessageContaining("The database cannot be used");
    }

    private PostgresDatabase open() {
        return PostgresDatabase.open(PostgresDatabases.at(url));
    }

    private void becomeNewer(int oldest) throws SQLException {
        run("""
                INSERT INTO flyway_schema_history
                (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
                SELECT max(installed_rank) + 1, '%d', 'later', 'SQL', 'V.sql', 1, 'x', 1, true
                FROM flyway_schema_history""".formatted(PostgresSchema.VERSION + 1));
        run("INSERT INTO meta (name, value) VALUES ('oldest-schema', '%d')".formatted(oldest));
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, "postgres", "");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
