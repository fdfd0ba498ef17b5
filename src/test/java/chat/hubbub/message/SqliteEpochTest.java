package chat.hubbub.message;

import static chat.hubbub.message.MessageLogs.ROOM;
import static org.assertj.core.api.Assertions.assertThat;

import chat.hubbub.message.MessageLogs.OpenLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteEpochTest {

    private static final String WARNING = "WARN The database is not the one that was written to here last";

    @TempDir
    private Path temp;

    private final LogLines logged = new LogLines(SqliteEpoch.class);
    private Path database;
    private Path copy;
    private Path witness;
    private Epoch first;

    @BeforeEach
    void copyADatabaseOfThreeMessages() throws IOException {
        database = temp.resolve(SqliteDatabase.FILE_NAME);
        copy = temp.resolve("copy");
        witness = temp.resolve(Witness.FILE_NAME);
        first = epochAfterSaying(3);
        Files.copy(database, copy);
    }

    @AfterEach
    void stopListening() {
        logged.close();
    }

    @Test
    void staysOverRestarts() {
        assertThat(epochAfterSaying(2)).isEqualTo(first);
        assertThat(epochAfterSaying(0)).isEqualTo(first);
        assertThat(logged.lines()).isEmpty();
    }

    @Test
    void isNewInANewDatabase() throws IOException {
        Files.delete(database);
        assertThat(epochAfterSaying(0)).isNotEqualTo(first);
        assertThat(logged.lines()).isEmpty();
    }

    @Test
    void isNewWhereAnOlderCopyWasRestored() throws IOException {
        epochAfterSaying(1);
        restore();

        Epoch second = epochAfterSaying(0);
        assertThat(second).isNotEqualTo(first);
        assertThat(logged.lines()).singleElement().asString().startsWith(WARNING);
        assertThat(epochAfterSaying(5)).isEqualTo(second);
    }

    @Test
    void staysWhereTheRestoredCopyHasEverything() throws IOException {
        restore();
        assertThat(epochAfterSaying(1)).isEqualTo(first);
    }

    @Test
    void isNewWhereACopyOfAnEarlierLifeWasRestored() throws IOException {
        epochAfterSaying(10);
        restore();
        Epoch second = epochAfterSaying(0);
        restore();

        assertThat(epochAfterSaying(0)).isNotIn(first, second);
    }

    @Test
    void isNewWhereNobodyCanSayHowMuchWasThere() throws IOException {
        Files.delete(witness);
        Epoch second = epochAfterSaying(0);
        assertThat(second).isNotEqualTo(first);

        Files.writeString(witness, "nonsense");
        assertThat(epochAfterSaying(0)).isNotIn(first, second);
    }

    private void restore() throws IOException {
        Files.copy(copy, database, StandardCopyOption.REPLACE_EXISTING);
    }

    private Epoch epochAfterSaying(int messages) {
        try (OpenLog open = MessageLogs.open(temp)) {
            MessageLogs.fill(open.log(), messages);
            return open.log().head(ROOM).epoch();
        }
    }
}
