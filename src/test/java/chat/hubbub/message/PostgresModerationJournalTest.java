package chat.hubbub.message;

import chat.hubbub.contract.ModerationJournalContract;
import chat.hubbub.contract.MovableClock;
import chat.hubbub.contract.PostgresServer;
import chat.hubbub.moderation.ModerationJournal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

class PostgresModerationJournalTest extends ModerationJournalContract {

    private final String url = PostgresServer.freshDatabase();

    private @Nullable PostgresJournals node;

    @Override
    protected ModerationJournal open() {
        close();
        PostgresJournals opened = PostgresJournals.open(url, new MovableClock(NOW));
        node = opened;
        return opened.moderation;
    }

    @AfterEach
    void close() {
        if (node != null) {
            node.close();
        }
    }
}
