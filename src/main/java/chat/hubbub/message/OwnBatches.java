package chat.hubbub.message;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The batches that this node stored and has not told whole yet. Beginning one may hold the log up, for any thread; the rest belongs
 * to the feed's.
 */
final class OwnBatches {

    /** So many may wait to be told before the log waits too. */
    private static final int MOST_AHEAD = 8;

    private static final long LONGEST_HOLD_UP_MILLIS = 1_000;
    private static final long LONGEST_NANOS = 2_000_000_000;

    private final Semaphore ahead = new Semaphore(MOST_AHEAD);
    private final Queue<OwnBatch> all = new ArrayDeque<>();

    /** Waits a moment where too many are ahead. What is returned is to run once the batch is told. */
    Runnable begin(Runnable told) {
        boolean counted = holdUp();
        return () -> {
            if (counted) {
                ahead.release();
            }
            told.run();
        };
    }

    OwnBatch add(List<ChatEvent> events, Runnable told) {
        OwnBatch batch = new OwnBatch(events.size(), told, System.nanoTime());
        all.add(batch);
        return batch;
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /** Those that have waited too long wait no more. */
    void giveUpWaiting() {
        long now = System.nanoTime();
        while (!all.isEmpty() && (all.element().isOver() || now - all.element().since() > LONGEST_NANOS)) {
            all.remove().giveUpWaiting();
        }
    }

    void end() {
        all.forEach(OwnBatch::giveUpWaiting);
        all.clear();
    }

    private boolean holdUp() {
        try {
            return ahead.tryAcquire(LONGEST_HOLD_UP_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
