package chat.hubbub.message;

import java.time.Clock;
import java.time.Duration;

/** Logs of nodes that share a database, for tests. */
final class PostgresLogs {

    static final Duration CHANGEABLE = Duration.ofHours(24);

    private PostgresLogs() {}

    static PostgresMessageLog open(
            PostgresDatabase database, Clock clock, CommitListener all, Listening listening, Newswire newswire) {
        SqlHistory history = new SqlHistory(database.pool(), SqlDialect.POSTGRES);
        Feed feed = new Feed(new PostgresFeedSource(database.quick())).start(new Feed.Links(all, listening, newswire));
        PostgresWriter writer =
                new PostgresWriter(database::openWriter, Fence.NONE, Moment.Clocks.both(clock), CHANGEABLE);
        return new PostgresMessageLog(
                database.pool(), history, Fence.NONE, writer, feed, events -> {}, new LogObserver() {});
    }
}
