package chat.hubbub.message;

import java.time.Clock;
import java.time.Duration;

/** Logs of nodes that share a database, for tests. */
final class PostgresLogs {

    static final Duration CHANGEABLE = Duration.ofHours(24);

    private PostgresLogs() {}

    /** @param own hears of what this node stores */
    static PostgresMessageLog open(
            PostgresDatabase database, Clock clock, CommitListener own, Listening listening, Newswire newswire) {
        SqlHistory history = new SqlHistory(database.pool(), SqlDialect.POSTGRES);
        Feed feed = new Feed(new PostgresFeedSource(database.quick()))
                .start(new Feed.Links(events -> {}, listening, newswire));
        PostgresWriter writer = new PostgresWriter(database::openWriter, Fence.NONE, clock, CHANGEABLE);
        return new PostgresMessageLog(database.pool(), history, Fence.NONE, writer, feed, own, new LogObserver() {});
    }
}
