package chat.hubbub.message;

import chat.hubbub.identity.Held;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What this node gives back, until it is written: while the database is away that is at most what was granted before. Anybody
 * adds to it and never waits; one thread writes.
 */
final class Releases {

    private static final int MOST_AT_ONCE = 1_000;

    private final Queue<Held> waiting = new ConcurrentLinkedQueue<>();
    private final List<Held> next = new ArrayList<>();
    private volatile Runnable whenAdded = () -> {};

    /** Has somebody told that there is something to write, which must not block. */
    void whenAdded(Runnable listener) {
        whenAdded = listener;
    }

    void add(Held held) {
        waiting.add(held);
        whenAdded.run();
    }

    /** Writes all that waits. What was granted under another term was lost with it. */
    void write(Connection connection, NodeLease.Term term, ClaimSql sql) throws SQLException {
        while (!next.isEmpty() || !waiting.isEmpty()) {
            take();
            next.removeIf(held -> held.grant().lease() != term.number());
            if (!next.isEmpty()) {
                sql.release(connection, term, next);
            }
            next.clear();
        }
    }

    private void take() {
        while (next.size() < MOST_AT_ONCE && !waiting.isEmpty()) {
            next.add(waiting.remove());
        }
    }
}
