package chat.hubbub.message;

import chat.hubbub.contract.ModerationJournalContract;
import chat.hubbub.contract.MovableClock;
import chat.hubbub.moderation.ModerationJournal;
import org.junit.jupiter.api.AfterEach;

class PostgresModerationJournalTest extends ModerationJournalContract {

    private final PostgresJournals node = PostgresJournals.open(PostgresDatabases.freshUrl());

    @Override
    protected ModerationJournal open() {
        return node.moderation(new MovableClock(NOW));
    }

    @AfterEach
    void close() {
        node.close();
    }
}
