package chat.hubbub.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import chat.hubbub.message.MessageLogs.OpenLog;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Random;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not whole, or no database of this program, is not backed up as if it were. */
class BackupRefusalTest {

    private static final int PAGE = 4_096;

    @TempDir
    private Path temp;

    private Path data;
    private Path database;
    private Path safe;

    @BeforeEach
    void fillADatabase() throws IOException {
        data = temp.resolve("data");
        database = data.resolve(SqliteDatabase.FILE_NAME);
        safe = Files.createDirectory(temp.resolve("safe"));
        try (OpenLog open = MessageLogs.open(data)) {
            MessageLogs.fill(open.log(), 300);
        }
    }

    @Test
    void refusesAFolderWithoutADatabase() throws IOException {
        assertRefused(temp.resolve("elsewhere"), "There is no database of Hubbub in the folder")
                .satisfies(refusal -> assertThat(refusal.cure()).contains("--hubbub.data="));
        assertRefused(safe, "There is no database of Hubbub in the folder");
        Files.write(database, new byte[0]);
        assertRefused(data, "There is no database of Hubbub in the folder");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PRAGMA application_id = 7", "PRAGMA user_version = 0"})
    void refusesWhatIsNoDatabaseOfHubbub(String change) throws SQLException {
        OnDisk.run(database, change);
        assertRefused(data, database + " is not a database of Hubbub.");
    }

    @Test
    void refusesADatabaseOfANewerHubbub() throws SQLException {
        OnDisk.run(database, "PRAGMA user_version = 99");
        assertRefused(data, "was written by a newer Hubbub (its schema is version 99");
    }

    @Test
    void refusesAFileThatIsNoDatabase() throws IOException {
        Files.writeString(database, "Dear diary, ".repeat(1_000));
        assertRefused(data, "The database " + database + " is damaged");
    }

    @Test
    void refusesADatabaseWithABrokenPageInTheMiddle() throws IOException {
        byte[] noise = new byte[PAGE];
        new Random(1).nextBytes(noise);
        try (RandomAccessFile raw = new RandomAccessFile(database.toFile(), "rw")) {
            for (long page = 4; page < raw.length() / PAGE; page += 2) {
                raw.seek(page * PAGE);
                raw.write(noise);
            }
        }
        assertRefused(data, "The database " + database + " is damaged");
    }

    @Test
    void refusesADatabaseWhoseRowsBelongToNothing() throws SQLException {
        OnDisk.run(database, "INSERT INTO idempotency (room_id, sender, key, seq, at) VALUES (99, 'ann', 'k', 1, 1)");
        assertRefused(data, "is damaged (a row of idempotency belongs to nothing)");
    }

    @Test
    void refusesADatabaseThatWouldGiveNumbersTwice() throws SQLException {
        OnDisk.run(database, "DROP VIEW room_end");
        OnDisk.run(database, "CREATE VIEW room_end AS SELECT id, name, last_seq FROM room");
        assertRefused(data, "is damaged (room room would give numbers twice)");
    }

    private ThrowableAssertAlternative<StorageUnusable> assertRefused(Path from, String words) {
        ThrowableAssertAlternative<StorageUnusable> refusal = assertThatExceptionOfType(StorageUnusable.class)
                .isThrownBy(() -> new Backup().write(from, safe.resolve("backup.db")))
                .withMessageContaining(words);
        assertThat(OnDisk.files(safe)).isEmpty();
        return refusal;
    }
}
