package chat.hubbub.terminal;

import io.netty.util.concurrent.EventExecutor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * What a client must have done by a certain time, on the clock for time-outs: it may stand still, and so is asked once more
 * when the thread's own timer says that it is time. Belongs to the thread that it runs on.
 */
final class Deadline implements Runnable {

    private final EventExecutor thread;
    private final Clock clock;
    private final Instant due;
    private final Runnable missed;
    private Future<?> timer;

    private Deadline(EventExecutor thread, Clock clock, Duration time, Runnable missed) {
        this.thread = thread;
        this.clock = clock;
        this.due = clock.instant().plus(time);
        this.missed = missed;
        this.timer = wait(time);
    }

    static Deadline start(EventExecutor thread, Clock clock, Duration time, Runnable missed) {
        return new Deadline(thread, clock, time, missed);
    }

    void cancel() {
        timer.cancel(false);
    }

    @Override
    public void run() {
        Duration left = Duration.between(clock.instant(), due);
        if (left.isNegative() || left.isZero()) {
            missed.run();
        } else {
            timer = wait(left);
        }
    }

    /** A timer that is a little early would only be set again. */
    private Future<?> wait(Duration time) {
        return thread.schedule(this, time.toMillis() + 1, TimeUnit.MILLISECONDS);
    }
}
