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
    private static final long DOUBT_NANOS = 100_000_000;
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(10);

    private static final Logger log = LoggerFactory.getLogger(GroupCommit.class);

    private static final Unavailable CROWDED =
            new Unavailable("Too much is being said at once. Please try again in a moment.");
    private static final Unavailable CLOSING =
            new Unavailable("The server is about to stop. Please try again in a moment.");

    private final BatchStore store;
    private final Function<Throwable, Unavailable> excuse;
    private final Herald herald;
    private final LogObserver observer;
    private final DraftQueue queue = new DraftQueue(MOST_WAITING, MOST_WAITING_CHARS);
    private final Trouble trouble = new Trouble();
    private final Thread writer = new Thread(this::writeUntilClosed, "hubbub-log");

    /** What was written, while it is not known whether it is durable. */
    private record Doubtful(List<Pending> batch, BatchStore.Committed committed) {}

    private GroupCommit(
            BatchStore store, Function<Throwable, Unavailable> excuse, Herald herald, LogObserver observer) {
        this.store = store;
        this.excuse = excuse;
        this.herald = herald;
        this.observer = observer;
    }

    /** Starts the writer thread, which owns the store from now on. */
    static GroupCommit start(
            BatchStore store, Function<Throwable, Unavailable> excuse, Herald herald, LogObserver observer) {
        GroupCommit commit = new GroupCommit(store, excuse, herald, observer);
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
            List<ChatEvent> found = store.recover();
            herald.tell(found, () -> {});
            committed = commit(batch);
        } catch (InDoubt e) {
            trouble.failed(e);
            settle(new Doubtful(batch, e.committed()));
            return;
        } catch (SQLException | RuntimeException | Error e) {
            refuse(batch, e);
            return;
        }
        trouble.worked();
        tell(batch, committed);
    }

    private void tell(List<Pending> batch, BatchStore.Committed committed) {
        herald.tell(committed.events(), () -> {
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).outcome().complete(committed.outcomes().get(i));
            }
        });
    }

    /**
     * Nobody is told that a message was not stored which may be there after all: its sender hears nothing until the database can
     * be asked. Meanwhile others are refused.
     */
    private void settle(Doubtful doubtful) {
        while (true) {
            try {
                boolean happened = !store.recover().isEmpty();
                if (happened) {
                    tell(doubtful.batch(), doubtful.committed());
                } else {
                    refuse(doubtful.batch(), new SQLException("The commit did not happen"));
                }
                return;
            } catch (SQLException | RuntimeException | Error e) {
                refuse(queue.poll(MOST_IN_ONE_TRANSACTION), e);
                if (queue.isClosed()) {
                    return;
                }
                LockSupport.parkNanos(this, DOUBT_NANOS);
            }
        }
    }

    private void refuse(List<Pending> batch, Throwable fault) {
        trouble.failed(fault);
        Unavailable unavailable = excuse.apply(fault);
        batch.forEach(pending -> refuse(pending, unavailable));
    }

    private BatchStore.Committed commit(List<Pending> batch) throws SQLException {
        long began = System.nanoTime();
        BatchStore.Committed committed = store.store(batch);
        observer.committed(committed.events().size(), System.nanoTime() - began);
        return committed;
    }

    private void refuse(Pending pending, Unavailable unavailable) {
        observer.refused();
        pending.outcome().complete(unavailable);
    }
}
