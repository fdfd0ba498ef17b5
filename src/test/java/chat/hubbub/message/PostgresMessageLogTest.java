package chat.hubbub.message;

import chat.hubbub.contract.MessageLogContract;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

class PostgresMessageLogTest extends MessageLogContract {

    private final StoppedDatabaseClock databaseClock =
            StoppedDatabaseClock.in(PostgresDatabases.freshUrl(), clock.instant());
    private final Map<MessageLog, PostgresDatabase> databases = new HashMap<>();

    @Override
    protected MessageLog open(Clock clock, CommitListener listener) {
        PostgresDatabase database = PostgresDatabase.open(PostgresDatabases.at(databaseClock.url()));
        MessageLog log = PostgresLogs.open(database, clock, listener, Listening.NOBODY, Newswire.NONE);
        databases.put(log, database);
        return log;
    }

    @Override
    protected void pass(Duration time) throws Exception {
        super.pass(time);
        databaseClock.set(clock.instant());
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
