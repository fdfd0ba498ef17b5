package chat.hubbub.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import chat.hubbub.message.LogProperties.Synchronous;
import chat.hubbub.message.MessageLogs.OpenLog;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Random;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteDatabaseTest {

    private static final int PAGE = 4_096;

    @TempDir
    private Path temp;

    private Path file;

    @BeforeEach
    void fillADatabase() {
        file = temp.resolve(SqliteDatabase.FILE_NAME);
        try (OpenLog open = MessageLogs.open(temp)) {
            MessageLogs.fill(open.log(), 2_000);
        }
    }

    @Test
    void opensWhatIsSound() {
        try (OpenLog open = MessageLogs.open(temp)) {
            assertThat(open.log().head(MessageLogs.ROOM).seq()).isEqualTo(2_000);
        }
    }

    @Test
    void refusesAFileThatIsNoDatabase() throws IOException {
        Files.writeString(file, "Dear diary, ".repeat(1_000));
        assertRefused("is damaged")
                .satisfies(unusable -> assertThat(unusable.cure()).contains("backup"));
    }

    @Test
    void refusesADatabaseWithABrokenPageInTheMiddle() throws IOException {
        long pages = Files.size(file) / PAGE;
        for (long page = pages / 2; page < pages / 2 + 3; page++) {
            overwrite(page * PAGE, PAGE);
        }
        assertRefused("is damaged");
    }

    @Test
    void refusesADatabaseWithABrokenFirstPage() throws IOException {
        overwrite(100, PAGE - 100);
        assertRefused("is damaged");
    }

    @Test
    void refusesADatabaseThatWasCutInHalf() throws IOException {
        try (RandomAccessFile raw = new RandomAccessFile(file.toFile(), "rw")) {
            raw.setLength(Files.size(file) / PAGE / 2 * PAGE);
        }
        assertRefused("is damaged");
    }

    @Test
    void refusesToBeginAnewBesideAWriteAheadLogThatHoldsMessages() throws IOException {
        Files.writeString(file.resolveSibling("hubbub.db-wal"), "messages that were acknowledged");
        Files.write(file, new byte[0]);
        assertRefused("is damaged (it is empty or missing, but its write-ahead log is not)");

        Files.delete(file);
        assertRefused("is damaged (it is empty or missing, but its write-ahead log is not)");
    }

    @Test
    void refusesTheDatabaseOfANewerHubbub() throws SQLException {
        run("PRAGMA user_version = 99");
        assertRefused("was written by a newer Hubbub (its schema is version 99");
    }

    @Test
    void refusesTheDatabaseOfAnotherApplication() throws SQLException, IOException {
        Files.delete(file);
        run("CREATE TABLE recipe (name TEXT)");
        assertRefused("belongs to another application");
    }

    @Test
    void refusesAFolderInPlaceOfTheFile() throws IOException {
        Files.delete(file);
        Files.createDirectory(file);
        assertRefused("cannot be opened");
    }

    @Test
    void beginsOnAnEmptyFile() throws IOException {
        Files.write(file, new byte[0]);
        try (OpenLog open = MessageLogs.open(temp)) {
            assertThat(open.log().head(MessageLogs.ROOM).seq()).isZero();
        }
    }

    @Test
    void finishesACreationThatWasInterrupted() throws SQLException, IOException {
        Files.delete(file);
        run("PRAGMA application_id = " + SqliteSchema.APPLICATION_ID);
        try (OpenLog open = MessageLogs.open(temp)) {
            assertThat(open.log().head(MessageLogs.ROOM).seq()).isZero();
        }
    }

    @Test
    void checksALargeDatabaseInPartWithinTheTimeItHas() throws SQLException {
        SqliteCheck hurried = new SqliteCheck(file, Duration.ZERO);
        hurried.beforeOpening();
        try (LogLines logged = new LogLines(SqliteCheck.class);
                Connection connection = new SqliteFile(file, Synchronous.FULL).create()) {
            assertThatCode(() -> hurried.onceOpen(connection)).doesNotThrowAnyException();
            assertThat(logged.lines()).singleElement().asString().startsWith("INFO The database is large");
        }
    }

    @Test
    void wantsTheLastMigrationAndNoOther() throws SQLException {
        try (Connection connection = new SqliteFile(file, Synchronous.FULL).create()) {
            String newest = SqliteSchema.flyway(connection)
                    .info()
                    .current()
                    .getVersion()
                    .getVersion();
            assertThat(newest).isEqualTo(Integer.toString(SqliteSchema.VERSION));
            assertThat(SqliteSchema.flyway(connection).info().pending()).isEmpty();
        }
    }

    private ThrowableAssertAlternative<StorageUnusable> assertRefused(String words) {
        return assertThatExceptionOfType(StorageUnusable.class)
                .isThrownBy(() -> MessageLogs.open(temp))
                .withMessageContaining(words);
    }

    private void overwrite(long from, int length) throws IOException {
        byte[] noise = new byte[length];
        new Random(from).nextBytes(noise);
        try (RandomAccessFile raw = new RandomAccessFile(file.toFile(), "rw")) {
            raw.seek(from);
            raw.write(noise);
        }
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
