package chat.hubbub.message;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Work that is left for the feed's thread, in order. What other nodes bring is refused beyond a bound; the rest is not. */
final class FeedDesk {

    private static final Logger log = LoggerFactory.getLogger(FeedDesk.class);

    static final int MOST = 4_096;

    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean closed;

    /** Leaves work that must be done; false once the desk is closed. */
    boolean put(Runnable work) {
        return add(work, Integer.MAX_VALUE);
    }

    /** Leaves work that need not be done. */
    void offer(Runnable work) {
        add(work, MOST);
    }

    /** Waits for work, for so long at most, and does all that is there; false once the desk is closed and empty. */
    boolean workOff(long nanos) {
        Deque<Runnable> taken = take(nanos);
        taken.forEach(FeedDesk::run);
        return !taken.isEmpty() || !isClosed();
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    private boolean add(Runnable work, int most) {
        lock.lock();
        try {
            if (closed || waiting.size() >= most) {
                return false;
            }
            waiting.add(work);
            changed.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    private Deque<Runnable> take(long nanos) {
        lock.lock();
        try {
            long left = nanos;
            while (waiting.isEmpty() && !closed && left > 0) {
                left = changed.awaitNanos(left);
            }
            Deque<Runnable> taken = new ArrayDeque<>(waiting);
            waiting.clear();
            return taken;
        } catch (InterruptedException e) {
            closed = true;
            return new ArrayDeque<>();
        } finally {
            lock.unlock();
        }
    }

    /** One piece of work that fails must not be the end of all others. */
    private static void run(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error e) {
            log.error("Something was not told, and the feed goes on", e);
        }
    }

    private boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }
}
