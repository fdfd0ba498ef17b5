package chat.hubbub.message;

import chat.hubbub.message.SearchIndex.Found;
import chat.hubbub.room.RoomName;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.sqlite.SQLiteException;

/**
 * Searches with an index in a file of its own, which follows the log a moment behind it: a thread of its own looks
 * once a second what is new, and rests four times as long as it worked, so that a busy room does not feel it. A search
 * first takes in what is new itself, so that it finds what was acknowledged before it. What the index offers is held
 * against the log, so that a line is shown as it stands, whatever happened to it.
 */
final class SqliteLineSearch implements LineSearch, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SqliteLineSearch.class);

    /** So many are held against the log, and so many where no index knows the words. */
    private static final int MOST_CANDIDATES = 500;

    private static final Duration LONGEST_SEARCH = Duration.ofSeconds(1);
    private static final Duration LONGEST_CATCHING_UP = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(3);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration PAUSE_AFTER_TROUBLE = Duration.ofSeconds(30);
    private static final int REST = 4;

    private final SqliteDatabase database;
    private final SearchFile file;
    private final ReentrantLock lock = new ReentrantLock(/* fair= */ true);
    private final ScheduledThreadPoolExecutor follower = new ScheduledThreadPoolExecutor(1, SqliteLineSearch::thread);
    private @Nullable Opened opened;
    private volatile boolean closed;

    /** What is open while all is well; guarded by the lock. */
    private record Opened(SearchIndex index, LogFollower follower, SqlHistory history) {}

    private record Ranked(Line line, int relevance) {}

    SqliteLineSearch(SearchFile file, SqliteDatabase database) {
        this.database = database;
        this.file = file;
        follower.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Begins to follow the log. */
    static SqliteLineSearch start(DataFolder folder, SqliteDatabase database) {
        SqliteLineSearch search = new SqliteLineSearch(new SearchFile(folder.resolve(SearchFile.NAME)), database);
        search.follower.execute(search::follow);
        return search;
    }

    @Override
    public List<Hit> search(SearchQuery query, Predicate<RoomName> readable) {
        enter();
        try {
            Opened ready = open();
            catchUp(ready, System.nanoTime() + LONGEST_CATCHING_UP.toNanos());
            return best(query, candidates(query, readable, ready), ready);
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
        follower.shutdown();
        lock.lock();
        try {
            shut();
        } finally {
            lock.unlock();
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "hubbub-search");
        thread.setDaemon(true);
        return thread;
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

    private static void catchUp(Opened ready, long deadline) throws SQLException {
        while (System.nanoTime() < deadline && ready.follower().step()) {}
    }

    private static List<Found> candidates(SearchQuery query, Predicate<RoomName> readable, Opened ready)
            throws SQLException {
        LogFollower rooms = ready.follower();
        long roomId = query.room().map(rooms::id).orElse(0L);
        if (query.room().isPresent()
                && (roomId == 0 || !readable.test(query.room().get()))) {
            return List.of();
        }
        long deadline = System.nanoTime() + LONGEST_SEARCH.toNanos();
        return ready.index()
                .candidates(new SearchIndex.Look(
                        query.words(), roomId, id -> readable.test(rooms.name(id)), MOST_CANDIDATES, deadline));
    }

    /** The sort keeps what is equally good in its order, the newest first. */
    private static List<Hit> best(SearchQuery query, List<Found> candidates, Opened ready) {
        List<Ranked> ranked = new ArrayList<>();
        for (Found found : candidates) {
            RoomName room = ready.follower().name(found.roomId());
            for (Line line : ready.history().oldest(room, found.seq() - 1, found.seq() + 1, 1)) {
                int relevance = Relevance.of(line.chat().content(), query.words());
                if (relevance > 0) {
                    ranked.add(new Ranked(line, relevance));
                }
            }
        }
        ranked.sort(Comparator.comparingInt(Ranked::relevance).reversed());
        return ranked.stream()
                .limit(query.limit())
                .map(one -> new Hit(one.line(), new Snippet(one.line().chat().content(), query.words()).html()))
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

    private void follow() {
        long began = System.nanoTime();
        long pause = stepOnce().toNanos();
        long rest = REST * (System.nanoTime() - began);
        try {
            follower.schedule(this::follow, Math.max(pause, rest), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            log.debug("The server is stopping", e);
        }
    }

    /** How long there is nothing to do then. */
    private Duration stepOnce() {
        lock.lock();
        try {
            return !closed && open().follower().step() ? Duration.ZERO : PAUSE;
        } catch (SQLException | RuntimeException e) {
            log.warn("The search index cannot be kept up to date at the moment: {}", e.toString());
            abandon(e);
            return PAUSE_AFTER_TROUBLE;
        } finally {
            lock.unlock();
        }
    }
}
