package chat.hubbub.message;

import chat.hubbub.message.Appended.Unavailable;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One writer thread puts all that waits into one transaction, so that the disk is waited for once for many. Only after
 * the commit it tells the listener, and after the listener the senders, both in the order of the log.
 *
 * <p>{@link #append} may be called by any thread and never waits. Callbacks of what it returns run on the writer thread.
 */
final class GroupCommit implements AutoCloseable {

    static final int MOST_WAITING = 8_192;
    private static final long MOST_WAITING_CHARS = 8L << 20;
    static final int MOST_IN_ONE_TRANSACTION = 1_000;
    private static final long GATHERING_NANOS = 5_000_000;
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(10);

    private static final Logger log = LoggerFactory.getLogger(GroupCommit.class);

    private static final Unavailable CROWDED =
            new Unavailable("Too much is being said at once. Please try again in a moment.");
    private static final Unavailable CLOSING =
            new Unavailable("The server is about to stop. Please try again in a moment.");

    private final BatchStore store;
    private final Function<Throwable, Unavailable> excuse;
    private final CommitListener listener;
    private final LogObserver observer;
    private final DraftQueue queue = new DraftQueue(MOST_WAITING, MOST_WAITING_CHARS);
    private final Trouble trouble = new Trouble();
    private final Thread writer = new Thread(this::writeUntilClosed, "hubbub-log");

    private GroupCommit(
            BatchStore store, Function<Throwable, Unavailable> excuse, CommitListener listener, LogObserver observer) {
        this.store = store;
        this.excuse = excuse;
        this.listener = listener;
        this.observer = observer;
    }

    /** Starts the writer thread, which owns the store from now on. */
    static GroupCommit start(
            BatchStore store, Function<Throwable, Unavailable> excuse, CommitListener listener, LogObserver observer) {
        GroupCommit commit = new GroupCommit(store, excuse, listener, observer);
        observer.opened(commit.queue::size);
        commit.writer.setDaemon(true);
        commit.writer.start();
        return commit;
    }

    CompletionStage<Appended> append(Pending pending) {
        switch (queue.offer(pending)) {
            case TAKEN -> {}
            case FULL -> refuse(pending, CROWDED);
            case CLOSED -> refuse(pending, CLOSING);
        }
        return pending.outcome();
    }

    /** Refuses new drafts, finishes those that wait, and closes the store; gives up on a disk that does not answer. */
    @Override
    public void close() {
        queue.close();
        try {
            writer.join(LONGEST_CLOSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (writer.isAlive()) {
            log.warn(
                    "The log did not close within {} s; {} messages were not stored",
                    LONGEST_CLOSE.toSeconds(),
                    queue.size());
        }
    }

    private void writeUntilClosed() {
        for (List<Pending> batch = next(); !batch.isEmpty(); batch = next()) {
            long began = System.nanoTime();
            write(batch);
            gather(batch.size(), began);
        }
        store.close();
    }

    /**
     * Where many speak at once, those of the next few milliseconds are taken together: a commit costs the same for them
     * all. Whoever speaks alone is never kept waiting.
     */
    private void gather(int taken, long began) {
        long rest = began + GATHERING_NANOS - System.nanoTime();
        if (rest > 0 && (taken > 1 || queue.size() > 0)) {
            LockSupport.parkNanos(this, rest);
        }
    }

    private List<Pending> next() {
        return queue.take(MOST_IN_ONE_TRANSACTION);
    }

    private void write(List<Pending> batch) {
        BatchStore.Committed committed;
        try {
            tell(store.recover());
            committed = commit(batch);
        } catch (SQLException | RuntimeException | Error e) {
            trouble.failed(e);
            Unavailable unavailable = excuse.apply(e);
            batch.forEach(pending -> refuse(pending, unavailable));
            return;
        }
        trouble.worked();
        tell(committed.events());
        for (int i = 0; i < batch.size(); i++) {
            batch.get(i).outcome().complete(committed.outcomes().get(i));
        }
    }

    private BatchStore.Committed commit(List<Pending> batch) throws SQLException {
        long began = System.nanoTime();
        BatchStore.Committed committed = store.store(batch);
        observer.committed(committed.events().size(), System.nanoTime() - began);
        return committed;
    }

    private void tell(List<ChatEvent> events) {
        try {
            if (!events.isEmpty()) {
                listener.committed(events);
            }
        } catch (RuntimeException | Error e) {
            log.error("{} stored events were not announced", events.size(), e);
        }
    }

    private void refuse(Pending pending, Unavailable unavailable) {
        observer.refused();
        pending.outcome().complete(unavailable);
    }
}
