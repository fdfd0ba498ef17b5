package chat.hubbub.message;

import chat.hubbub.contract.PushJournalContract;
import chat.hubbub.push.PushJournal;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;

class PostgresPushJournalTest extends PushJournalContract {

    private final PostgresJournals node = PostgresJournals.open(PostgresDatabases.freshUrl());

    @Override
    protected PushJournal open(Clock clock) {
        return node.push(BookClock.of(clock));
    }

    @AfterEach
    void close() {
        node.close();
    }
}
