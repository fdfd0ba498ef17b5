package chat.hubbub.stomp;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** What must not hold up a delivery or a reader: closing and pinging, which may block for a moment on one socket. */
final class Chores implements AutoCloseable {

    private static final int THREADS = 4;
    private static final int MOST_WAITING = 50_000;
    private static final long IDLE_SECONDS = 10;

    private final ThreadPoolExecutor workers;
    private final ScheduledExecutorService timer;

    Chores() {
        workers = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(MOST_WAITING),
                task -> daemon(task, "hubbub-chores"),
                new ThreadPoolExecutor.DiscardPolicy());
        workers.allowCoreThreadTimeOut(true);
        timer = new ScheduledThreadPoolExecutor(1, task -> daemon(task, "hubbub-timer"));
    }

    /** Runs it soon. Under a flood of chores it is dropped: whoever it was for is found by the next sweep or time-out. */
    void later(Runnable chore) {
        workers.execute(chore);
    }

    void every(long millis, Runnable chore) {
        timer.scheduleWithFixedDelay(() -> run(chore), millis, millis, TimeUnit.MILLISECONDS);
    }

    /** Lets the chores that wait be done, for a moment. */
    @Override
    public void close() {
        timer.shutdownNow();
        workers.shutdown();
    }

    /** A chore that fails is told and comes back: the timer would drop it without a word. */
    private static void run(Runnable chore) {
        try {
            chore.run();
        } catch (RuntimeException e) {
            Faults.tell(e);
        }
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
