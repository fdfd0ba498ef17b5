package chat.hubbub.message;

import chat.hubbub.message.Ranking.Candidate;
import chat.hubbub.room.RoomName;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.sqlite.SQLiteException;

/**
 * Searches with an index in a file of its own, which follows the log a moment behind it: a thread of its own looks once a
 * second what is new. A search first takes in what is new itself, so that it finds what was acknowledged before it. What
 * the index offers is held against the log, so that a line is shown as it stands, whatever happened to it.
 */
final class SqliteLineSearch implements LineSearch, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SqliteLineSearch.class);

    /** So many are held against the log, and so many where no index knows the words. */
    private static final int MOST_CANDIDATES = 500;

    private static final Duration LONGEST_SEARCH = Duration.ofSeconds(1);
    private static final Duration LONGEST_CATCHING_UP = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(3);

    private final SqliteDatabase database;
    private final SearchFile file;
    private final Clock steadyClock;
    private final ReentrantLock lock = new ReentrantLock(/* fair= */ true);
    private final Following following = new Following(this::stepOnce);
    private @Nullable Opened opened;
    private volatile boolean closed;

    /** What is open while all is well; guarded by the lock. */
    private record Opened(SearchIndex index, LogFollower follower, SqlHistory history) {}

    /** @param steadyClock for time-outs */
    SqliteLineSearch(SearchFile file, SqliteDatabase database, Clock steadyClock) {
        this.database = database;
        this.file = file;
        this.steadyClock = steadyClock;
    }

    /** Begins to follow the log. */
    static SqliteLineSearch start(DataFolder folder, SqliteDatabase database, Clock steadyClock) {
        SearchFile file = new SearchFile(folder.resolve(SearchFile.NAME));
        SqliteLineSearch search = new SqliteLineSearch(file, database, steadyClock);
        search.following.start();
        return search;
    }

    @Override
    public List<Hit> search(SearchQuery query, Predicate<RoomName> readable) {
        enter();
        try {
            Opened ready = open();
            catchUp(ready, steadyClock.instant().plus(LONGEST_CATCHING_UP));
            return new Ranking(query, ready.history()).best(candidates(query, readable, ready));
        } catch (SQLException | RuntimeException e) {
            abandon(e);
            throw new SearchUnavailable("The search index cannot be used at the moment.", e);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        closed = true;
        following.close();
        lock.lock();
        try {
            shut();
        } finally {
            lock.unlock();
        }
    }

    private void enter() {
        try {
            if (closed || !lock.tryLock(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new SearchUnavailable("Too many are searching at the moment.", null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SearchUnavailable("The server is stopping.", e);
        }
    }

    private void catchUp(Opened ready, Instant deadline) throws SQLException {
        while (steadyClock.instant().isBefore(deadline) && ready.follower().step()) {}
    }

    private List<Candidate> candidates(SearchQuery query, Predicate<RoomName> readable, Opened ready)
            throws SQLException {
        LogFollower rooms = ready.follower();
        long roomId = query.room().map(rooms::id).orElse(0L);
        if (query.room().isPresent()
                && (roomId == 0 || !readable.test(query.room().get()))) {
            return List.of();
        }
        Instant deadline = steadyClock.instant().plus(LONGEST_SEARCH);
        SearchIndex.Look look = new SearchIndex.Look(
                query.words(),
                roomId,
                id -> readable.test(rooms.name(id)),
                MOST_CANDIDATES,
                () -> steadyClock.instant().isAfter(deadline));
        return ready.index().candidates(look).stream()
                .map(found -> new Candidate(rooms.name(found.roomId()), found.seq()))
                .toList();
    }

    private Opened open() throws SQLException {
        if (opened == null) {
            opened = open(file.open(database.epoch()));
        }
        return opened;
    }

    /** What was opened before something went wrong is closed again. */
    private Opened open(Connection indexed) throws SQLException {
        Connection reader = indexed;
        try {
            reader = database.file().openReader();
            SearchIndex index = new SearchIndex(indexed);
            SqlHistory history = new SqlHistory(
                    new SingleConnectionDataSource(reader, /* suppressClose= */ true), SqlDialect.SQLITE);
            return new Opened(index, new LogFollower(reader, index), history);
        } catch (SQLException | RuntimeException e) {
            indexed.close();
            reader.close();
            throw e;
        }
    }

    /** Begins anew the next time; with another file, where this one is damaged. */
    private void abandon(Exception fault) {
        shut();
        boolean damaged = fault instanceof SQLiteException sqlite && SqliteCheck.tellsOfDamage(sqlite.getResultCode());
        try {
            if (damaged) {
                file.delete();
            }
        } catch (SQLException e) {
            log.debug("The damaged search index stays for now", e);
        }
    }

    private void shut() {
        Opened former = opened;
        opened = null;
        if (former != null) {
            try {
                former.index().close();
                former.follower().close();
            } catch (SQLException e) {
                log.debug("The search index did not close", e);
            }
        }
    }

    /** How long there is nothing to do then. */
    private Duration stepOnce() {
        lock.lock();
        try {
            return !closed && open().follower().step() ? Duration.ZERO : Following.PAUSE;
        } catch (SQLException | RuntimeException e) {
            log.warn("The search index cannot be kept up to date at the moment: {}", e.toString());
            abandon(e);
            return Following.PAUSE_AFTER_TROUBLE;
        } finally {
            lock.unlock();
        }
    }
}
