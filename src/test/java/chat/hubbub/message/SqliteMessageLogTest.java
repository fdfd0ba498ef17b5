package chat.hubbub.message;

import chat.hubbub.contract.MessageLogContract;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.io.TempDir;

class SqliteMessageLogTest extends MessageLogContract {

    private static final LogProperties PROPERTIES = new LogProperties(LogProperties.Synchronous.FULL, CHANGEABLE);

    @TempDir
    private Path path;

    private DataFolder folder;

    @Override
    protected MessageLog open(Clock clock, CommitListener listener) {
        folder = DataFolder.open(path);
        return SqliteMessageLog.open(folder, PROPERTIES, clock, listener, new LogObserver() {});
    }

    @Override
    protected void close(MessageLog log) {
        ((SqliteMessageLog) log).close();
        folder.close();
    }
}
