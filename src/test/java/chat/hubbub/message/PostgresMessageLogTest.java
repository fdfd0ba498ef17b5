package chat.hubbub.message;

import chat.hubbub.contract.MessageLogContract;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

class PostgresMessageLogTest extends MessageLogContract {

    private final String url = PostgresDatabases.freshUrl();
    private final Map<MessageLog, PostgresDatabase> databases = new HashMap<>();

    @Override
    protected MessageLog open(Clock clock, CommitListener listener) {
        PostgresDatabase database = PostgresDatabase.open(PostgresDatabases.at(url));
        MessageLog log = PostgresLogs.open(database, clock, listener, Listening.NOBODY, Newswire.NONE);
        databases.put(log, database);
        return log;
    }

    @Override
    protected void close(MessageLog log) {
        ((PostgresMessageLog) log).close();
        PostgresDatabase database = databases.remove(log);
        if (database != null) {
            database.close();
        }
    }

    @AfterEach
    void closeDatabases() {
        databases.values().forEach(PostgresDatabase::close);
    }
}
