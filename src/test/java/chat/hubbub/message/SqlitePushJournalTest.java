package chat.hubbub.message;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import chat.hubbub.contract.PushJournalContract;
import chat.hubbub.message.FaultyConnections.Fault;
import chat.hubbub.push.PushJournal;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessResourceFailureException;

class SqlitePushJournalTest extends PushJournalContract {

    @TempDir
    private Path temp;

    private FaultyConnections connections;

    @Override
    protected PushJournal open(Clock clock) {
        MessageLogs.open(temp).close();
        SqliteFile file = new SqliteFile(temp.resolve(SqliteDatabase.FILE_NAME), MessageLogs.PROPERTIES.synchronous());
        connections = new FaultyConnections(file::openWriter);
        return new SqlPushJournal(connections, ChangeCount.NONE, BookClock.of(clock));
    }

    @Test
    void tellsWhereItCannotWrite() {
        PushJournal journal = open(Clock.systemUTC());
        connections.fail(Fault.OPEN);
        assertThatExceptionOfType(DataAccessResourceFailureException.class)
                .isThrownBy(() -> journal.save(subscription("one", ANN)));
    }
}
