package chat.hubbub.message;

import chat.hubbub.room.RoomName;
import java.time.Clock;
import java.time.Duration;

/** Logs of nodes that share a database, for tests. */
final class PostgresLogs {

    static final Listening NOBODY = new Listening() {
        @Override
        public boolean isListenedTo(RoomName room) {
            return false;
        }

        @Override
        public void startOver() {}
    };

    static final Duration CHANGEABLE = Duration.ofHours(24);

    private PostgresLogs() {}

    static PostgresMessageLog open(
            PostgresDatabase database, Clock clock, CommitListener all, Listening listening, Newswire newswire) {
        SqlHistory history = new SqlHistory(database.pool(), SqlDialect.POSTGRES);
        Feed feed = Feed.start(new PostgresFeedSource(database.pool(), history), all, listening, newswire);
        PostgresWriter writer = new PostgresWriter(
                database::openWriter, PostgresWriter.Fence.NONE, Moment.Clocks.both(clock), CHANGEABLE);
        return new PostgresMessageLog(database.pool(), history, writer, feed, events -> {}, new LogObserver() {});
    }
}
