package chat.hubbub.message;

import chat.hubbub.contract.MembershipJournalContract;
import chat.hubbub.membership.MembershipJournal;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;

class PostgresMembershipJournalTest extends MembershipJournalContract {

    private final PostgresJournals node = PostgresJournals.open(PostgresDatabases.freshUrl());

    @Override
    protected MembershipJournal open() {
        return node.membership(Clock.systemUTC());
    }

    @AfterEach
    void close() {
        node.close();
    }
}
