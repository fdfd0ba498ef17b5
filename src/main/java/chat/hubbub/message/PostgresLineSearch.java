package chat.hubbub.message;

import chat.hubbub.message.PostgresCandidates.Found;
import chat.hubbub.message.PostgresLogFollower.Step;
import chat.hubbub.message.Ranking.Candidate;
import chat.hubbub.room.RoomName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Searches with an index in the shared database, which follows the log a moment behind it: a thread of each node looks once
 * a second what is new, and whichever comes first takes it in. A search first does so itself, so that it finds what was
 * acknowledged before it. What the index offers is held against the log, so that a line is shown as it stands.
 */
final class PostgresLineSearch implements LineSearch, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(PostgresLineSearch.class);

    /** So many search at once on this node: other things need connections too. */
    private static final int MOST_AT_ONCE = 2;

    private static final Duration LONGEST_CATCHING_UP = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(3);

    private final DataSource database;
    private final Clock steadyClock;
    private final PostgresLogFollower follower;
    private final SqlHistory history;
    private final Semaphore places = new Semaphore(MOST_AT_ONCE, /* fair= */ true);
    private final Following following = new Following(this::stepOnce);
    private volatile boolean closed;

    /** @param steadyClock for time-outs */
    PostgresLineSearch(DataSource database, Clock steadyClock) {
        this.database = database;
        this.steadyClock = steadyClock;
        this.follower = new PostgresLogFollower(database);
        this.history = new SqlHistory(database, SqlDialect.POSTGRES);
    }

    /** Begins to follow the log. */
    static PostgresLineSearch start(DataSource database, Clock steadyClock) {
        PostgresLineSearch search = new PostgresLineSearch(database, steadyClock);
        search.following.start();
        return search;
    }

    @Override
    public List<Hit> search(SearchQuery query, Predicate<RoomName> readable) {
        enter();
        try {
            catchUp(steadyClock.instant().plus(LONGEST_CATCHING_UP));
            return new Ranking(query, history).best(promising(query, readable));
        } catch (SQLException | RuntimeException e) {
            throw new SearchUnavailable("The search index cannot be used at the moment.", e);
        } finally {
            places.release();
        }
    }

    @Override
    public void close() {
        closed = true;
        following.close();
    }

    private void enter() {
        try {
            if (closed || !places.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new SearchUnavailable("Too many are searching at the moment.", null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SearchUnavailable("The server is stopping.", e);
        }
    }

    private void catchUp(Instant deadline) throws SQLException {
        Step step = Step.TAKEN;
        Duration left = LONGEST_CATCHING_UP;
        while (step == Step.TAKEN && left.toMillis() > 0) {
            step = follower.step(left);
            left = Duration.between(steadyClock.instant(), deadline);
        }
    }

    /** Few enough to be held against the log one by one. */
    private List<Candidate> promising(SearchQuery query, Predicate<RoomName> readable) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            List<Found> found = found(connection, query, readable);
            return new PostgresContents(connection).best(found, query);
        }
    }

    private List<Found> found(Connection connection, SearchQuery query, Predicate<RoomName> readable)
            throws SQLException {
        PostgresCandidates candidates = new PostgresCandidates(connection, query.words(), readable, steadyClock);
        if (query.room().isEmpty()) {
            return candidates.everywhere();
        }
        RoomName room = query.room().get();
        Optional<RoomEnd> end = readable.test(room) ? end(connection, room) : Optional.empty();
        return end.isEmpty()
                ? List.of()
                : candidates.in(end.get().id(), end.get().lastSeq());
    }

    private static Optional<RoomEnd> end(Connection connection, RoomName room) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT id, last_seq FROM room_end WHERE name = ?")) {
            statement.setString(1, room.value());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(new RoomEnd(row.getLong(1), row.getLong(2))) : Optional.empty();
            }
        }
    }

    /** How long there is nothing to do then. */
    private Duration stepOnce() {
        try {
            return !closed && follower.step(Duration.ZERO) == Step.TAKEN ? Duration.ZERO : Following.PAUSE;
        } catch (SQLException | RuntimeException e) {
            if (!closed) {
                log.warn("The search index cannot be kept up to date at the moment: {}", e.toString());
            }
            return Following.PAUSE_AFTER_TROUBLE;
        }
    }

    private record RoomEnd(long id, long lastSeq) {}
}
