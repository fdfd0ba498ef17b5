package chat.hubbub.message;

import static org.assertj.core.api.Assertions.assertThat;

import chat.hubbub.contract.LineSearchContract;
import chat.hubbub.room.RoomName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqliteLineSearchTest extends LineSearchContract {

    @TempDir
    private Path path;

    private DataFolder folder;
    private SqliteMessageLog log;
    private SqliteLineSearch opened;

    @Override
    protected LineSearch open() {
        folder = DataFolder.open(path);
        SqliteDatabase database = SqliteDatabase.open(folder, MessageLogs.PROPERTIES);
        log = new SqliteMessageLog(
                database,
                database.file()::openWriter,
                MessageLogs.PROPERTIES,
                Moment.Clocks.both(Clock.systemUTC()),
                events -> {},
                new LogObserver() {});
        opened = SqliteLineSearch.start(folder, database, TIMELESS);
        return opened;
    }

    @Override
    protected void close() {
        opened.close();
        log.close();
        folder.close();
    }

    @Override
    protected long say(RoomName room, String content) {
        Appended appended = MessageLogs.outcome(log.append(room, MessageLogs.SPEAKER, MessageLogs.draft(content)));
        return ((Appended.Stored) appended).event().seq();
    }

    @Override
    protected void edit(long seq, String content) {
        MessageLogs.say(log, new Draft.Edit(seq, content, Optional.empty()));
    }

    @Override
    protected void delete(long seq) {
        MessageLogs.say(log, new Draft.Delete(seq, Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void makesABrokenOrMissingIndexAgain(boolean missing) throws IOException {
        say(ROOM, "before");
        assertThat(found("before")).hasSize(1);
        close();
        Files.deleteIfExists(path.resolve("search.db-wal"));
        if (missing) {
            Files.delete(path.resolve(SearchFile.NAME));
        } else {
            Files.writeString(path.resolve(SearchFile.NAME), "This is no database. ".repeat(1_000));
        }
        search = open();

        assertThat(found("before")).hasSize(1);
    }

    /** Its first pages are whole, so that it opens, and what is in it is not. */
    @Test
    void makesAnIndexAgainThatIsDamagedInside() throws IOException {
        for (int i = 0; i < 500; i++) {
            say(ROOM, "a line to be found, number " + i);
        }
        assertThat(found("found")).hasSize(50);
        close();
        Path file = path.resolve(SearchFile.NAME);
        byte[] bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, bytes.length / 4, bytes.length, (byte) 0x5a);
        Files.write(file, bytes);
        search = open();

        Awaitility.await()
                .ignoreExceptionsInstanceOf(LineSearch.SearchUnavailable.class)
                .untilAsserted(() -> assertThat(found("found")).hasSize(50));
    }

    @Test
    void forgetsWhatItKnewOfAnotherLog() throws IOException {
        say(ROOM, "the old life");
        assertThat(found("life")).hasSize(1);
        close();
        for (String suffix : List.of("", "-wal", "-shm")) {
            Files.deleteIfExists(path.resolve(SqliteDatabase.FILE_NAME + suffix));
        }
        search = open();
        say(ROOM, "another life");

        assertThat(found("life")).containsExactly("another life");
    }
}
