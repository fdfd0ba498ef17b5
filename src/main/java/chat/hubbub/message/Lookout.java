package chat.hubbub.message;

import chat.hubbub.room.RoomName;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks into the database for the feed, on a thread of its own: now and then at the ends of the rooms, more often while no news
 * of other nodes arrive, and at what is missing. A database that is away is asked again.
 */
final class Lookout implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Lookout.class);

    static final int PAGE = 1_000;
    private static final long GLANCE_MILLIS = 100;
    private static final int GLANCES_WHILE_NEWS_ARRIVE = 10;
    private static final long RETRY_MILLIS = 300;

    private final FeedSource source;
    private final BooleanSupplier newsArrive;
    private final Consumer<FeedSource.Heads> looked;
    private final Runnable ask;
    private final AtomicBoolean asked = new AtomicBoolean();
    private final ScheduledThreadPoolExecutor worker = new ScheduledThreadPoolExecutor(1, task -> {
        Thread thread = new Thread(task, "hubbub-lookout");
        thread.setDaemon(true);
        return thread;
    });
    private int glances;

    /** @param ask has {@link #lookAt} called by somebody who knows which rooms matter */
    Lookout(FeedSource source, BooleanSupplier newsArrive, Consumer<FeedSource.Heads> looked, Runnable ask) {
        this.source = source;
        this.newsArrive = newsArrive;
        this.looked = looked;
        this.ask = ask;
        worker.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    void start() {
        worker.scheduleWithFixedDelay(this::glance, GLANCE_MILLIS, GLANCE_MILLIS, TimeUnit.MILLISECONDS);
    }

    void lookNow() {
        if (asked.compareAndSet(false, true)) {
            ask.run();
        }
    }

    /** Looks where these rooms end, of which so much was told. */
    void lookAt(FeedSource.Told told) {
        submit(() -> {
            asked.set(false);
            lookAtAll(told);
        });
    }

    /**
     * Reads what comes after a number.
     *
     * @param inVain runs, a moment later, if that is not possible now
     */
    void read(RoomName room, long after, Consumer<List<ChatEvent>> then, Runnable inVain) {
        submit(() -> {
            try {
                then.accept(source.replay(room, after, PAGE));
            } catch (RuntimeException | Error e) {
                tell("What is missing in a room cannot be read", e);
                worker.schedule(inVain, RETRY_MILLIS, TimeUnit.MILLISECONDS);
            }
        });
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }

    /** A timer forgets a task that throws. */
    private void glance() {
        try {
            if (!newsArrive.getAsBoolean() || ++glances >= GLANCES_WHILE_NEWS_ARRIVE) {
                glances = 0;
                lookNow();
            }
        } catch (RuntimeException | Error e) {
            tell("Where rooms end was not asked", e);
        }
    }

    private void lookAtAll(FeedSource.Told told) {
        try {
            looked.accept(source.heads(told));
        } catch (RuntimeException | Error e) {
            tell("Where rooms end cannot be read", e);
        }
    }

    /** A database that is away is nothing new, and told of by others. */
    private static void tell(String what, Throwable fault) {
        if (fault instanceof Error) {
            log.error(what, fault);
        } else {
            log.debug(what, fault);
        }
    }

    private void submit(Runnable work) {
        try {
            worker.execute(work);
        } catch (RejectedExecutionException e) {
            log.debug("The server is stopping", e);
        }
    }
}
