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

    private PostgresJournals(PostgresDatabase database) {
        this.database = database;
        this.source = database.pool()::getConnection;
        this.moderation = moderationOf(Clock.systemUTC());
        this.membership = membership(Clock.systemUTC());
        this.push = push(BookClock.OF_POSTGRES);
    }

    static PostgresJournals open(String url) {
        return new PostgresJournals(PostgresDatabase.open(PostgresDatabases.at(url)));
    }

    /** By a clock that is the database's too. */
    ModerationJournal moderation(Clock clock) {
        return new SqlModerationJournal(source, count(Revisions.MODERATION), BookClock.of(clock), clock);
    }

    /** Of a node with this clock. */
    ModerationJournal moderationOf(Clock clock) {
        return new SqlModerationJournal(source, count(Revisions.MODERATION), BookClock.OF_POSTGRES, clock);
    }

    MembershipJournal membership(Clock clock) {
        return new SqlMembershipJournal(source, source, count(Revisions.MEMBERSHIP), clock);
    }

    PushJournal push(BookClock clock) {
        return new SqlPushJournal(source, count(Revisions.PUSH), clock);
    }

    @Override
    public void close() {
        database.close();
    }

    private ChangeCount count(String subject) {
        return new PostgresChangeCount(subject, () -> newswire);
    }
}
