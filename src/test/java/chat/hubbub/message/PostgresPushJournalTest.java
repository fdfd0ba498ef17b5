package chat.hubbub.message;

import chat.hubbub.contract.PostgresServer;
import chat.hubbub.contract.PushJournalContract;
import chat.hubbub.push.PushJournal;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

class PostgresPushJournalTest extends PushJournalContract {

    private final String url = PostgresServer.freshDatabase();

    private @Nullable PostgresJournals node;

    @Override
    protected PushJournal open(Clock clock) {
        close();
        PostgresJournals opened = PostgresJournals.open(url, clock);
        node = opened;
        return opened.push;
    }

    @AfterEach
    void close() {
        if (node != null) {
            node.close();
        }
    }
}
