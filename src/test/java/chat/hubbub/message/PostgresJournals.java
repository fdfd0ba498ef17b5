package chat.hubbub.message;

import chat.hubbub.membership.MembershipJournal;
import chat.hubbub.moderation.ModerationJournal;
import chat.hubbub.push.PushJournal;
import java.time.Clock;

/** The journals of one node, in a database that it may share with others. */
final class PostgresJournals implements AutoCloseable {

    final ToldWire newswire = new ToldWire();
    final ConnectionSource source;
    final ModerationJournal moderation;
    final MembershipJournal membership;
    final PushJournal push;

    private final PostgresDatabase database;

    private PostgresJournals(PostgresDatabase database, Clock clock) {
        this.database = database;
        this.source = database.pool()::getConnection;
        this.moderation = new SqlModerationJournal(source, count(Revisions.MODERATION), clock);
        this.membership = new SqlMembershipJournal(source, source, count(Revisions.MEMBERSHIP), clock);
        this.push = new SqlPushJournal(source, count(Revisions.PUSH), clock);
    }

    static PostgresJournals open(String url, Clock clock) {
        return new PostgresJournals(PostgresDatabase.open(PostgresDatabases.at(url)), clock);
    }

    static PostgresJournals open(String url) {
        return open(url, Clock.systemUTC());
    }

    @Override
    public void close() {
        database.close();
    }

    private ChangeCount count(String subject) {
        return new PostgresChangeCount(subject, () -> newswire);
    }
}
