package chat.hubbub.cluster;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread that talks to other nodes and keeps what they say about who is there. Anybody leaves work for it, up to a limit. */
final class NodesThread implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(NodesThread.class);

    private static final int MOST_WAITING = 10_000;

    private final Semaphore places = new Semaphore(MOST_WAITING);
    private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, task -> {
        Thread thread = new Thread(task, "hubbub-nodes");
        thread.setDaemon(true);
        return thread;
    });

    NodesThread() {
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        executor.setRemoveOnCancelPolicy(true);
    }

    void every(long millis, Runnable task) {
        executor.scheduleWithFixedDelay(() -> run(task), 0, millis, TimeUnit.MILLISECONDS);
    }

    void in(long millis, Runnable task) {
        try {
            executor.schedule(() -> run(task), millis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            log.debug("The server is stopping", e);
        }
    }

    /** For what is never much. */
    void put(Runnable task) {
        in(0, task);
    }

    /** False if too much waits already, or the server is stopping. */
    boolean offer(Runnable task) {
        if (!places.tryAcquire()) {
            return false;
        }
        try {
            executor.execute(() -> {
                places.release();
                run(task);
            });
            return true;
        } catch (RejectedExecutionException e) {
            places.release();
            return false;
        }
    }

    /** Does what waits already, and no more; waits a moment for that. */
    @Override
    public void close() {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(RedisClients.PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                executor.shutdownNow();
            }
        } catch (InterruptedException e) {
            executor.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            log.error("Something between nodes failed, and they go on", e);
        }
    }
}
