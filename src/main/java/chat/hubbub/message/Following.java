package chat.hubbub.message;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread that lets a search index follow the log. It rests four times as long as it worked, so that a busy room does not feel it. */
final class Following implements AutoCloseable {

    /** Where nothing was new. */
    static final Duration PAUSE = Duration.ofSeconds(1);

    static final Duration PAUSE_AFTER_TROUBLE = Duration.ofSeconds(30);

    private static final Logger log = LoggerFactory.getLogger(Following.class);
    private static final int REST = 4;

    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1, Following::thread);
    private final Supplier<Duration> step;
    private final Duration pauseAfterTrouble;

    /** @param step works a little, and tells how long there is nothing to do then */
    Following(Supplier<Duration> step) {
        this(step, PAUSE_AFTER_TROUBLE);
    }

    /** @param pauseAfterTrouble after a step that threw something */
    Following(Supplier<Duration> step, Duration pauseAfterTrouble) {
        this.step = step;
        this.pauseAfterTrouble = pauseAfterTrouble;
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    void start() {
        thread.execute(this::follow);
    }

    /** Begins no further step; one may still be under way. */
    @Override
    public void close() {
        thread.shutdown();
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "hubbub-search");
        thread.setDaemon(true);
        return thread;
    }

    private void follow() {
        long began = System.nanoTime();
        long pause = stepOnce().toNanos();
        long rest = REST * (System.nanoTime() - began);
        try {
            thread.schedule(this::follow, Math.max(pause, rest), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            log.debug("The server is stopping", e);
        }
    }

    private Duration stepOnce() {
        try {
            return step.get();
        } catch (RuntimeException | Error e) {
            log.error("The search index does not follow the log for a while", e);
            return pauseAfterTrouble;
        }
    }
}
