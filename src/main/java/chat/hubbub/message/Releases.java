package chat.hubbub.message;

import chat.hubbub.identity.Held;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What this node gives back, until it is written: while the database is away that is at most what was granted before. Safe for
 * any thread: whoever adds to it never waits, and one writes at a time.
 */
final class Releases {

    private static final int MOST_AT_ONCE = 1_000;
    private static final long LONGEST_WAIT_MILLIS = 1_000;

    private final Queue<Held> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger unwritten = new AtomicInteger();
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Held> next = new ArrayList<>();
    private volatile Runnable whenAdded = () -> {};

    /** Has somebody told that there is something to write, which must not block. */
    void whenAdded(Runnable listener) {
        whenAdded = listener;
    }

    void add(Held held) {
        unwritten.incrementAndGet();
        waiting.add(held);
        whenAdded.run();
    }

    boolean isEmpty() {
        return unwritten.get() == 0;
    }

    /** Writes all that waits, unless somebody else takes long over it. What was granted under another term was lost with it. */
    void write(Connection connection, NodeLease.Term term, ClaimSql sql) throws SQLException {
        if (!begin()) {
            return;
        }
        try {
            for (take(); !next.isEmpty(); take()) {
                List<Held> standing = next.stream()
                        .filter(held -> held.grant().lease() == term.number())
                        .toList();
                if (!standing.isEmpty()) {
                    sql.release(connection, term, standing);
                }
                unwritten.addAndGet(-next.size());
                next.clear();
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean begin() {
        try {
            return lock.tryLock(LONGEST_WAIT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void take() {
        while (next.size() < MOST_AT_ONCE && !waiting.isEmpty()) {
            next.add(waiting.remove());
        }
    }
}
