package chat.hubbub.message;

import chat.hubbub.contract.MembershipJournalContract;
import chat.hubbub.contract.PostgresServer;
import chat.hubbub.membership.MembershipJournal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

class PostgresMembershipJournalTest extends MembershipJournalContract {

    private final String url = PostgresServer.freshDatabase();

    private @Nullable PostgresJournals node;

    @Override
    protected MembershipJournal open() {
        close();
        PostgresJournals opened = PostgresJournals.open(url);
        node = opened;
        return opened.membership;
    }

    @AfterEach
    void close() {
        if (node != null) {
            node.close();
        }
    }
}
