package chat.hubbub;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How long this process has been running, without the times in which it stood still: whoever stops it or starves it also
 * keeps it from hearing anybody, so no client may pay for that. It must be read several times a second, which housekeeping
 * does; a standstill is a time in which nobody read it. Safe for any thread.
 */
final class RunningTime {

    private static final Logger log = LoggerFactory.getLogger(RunningTime.class);

    /** What counts between two readings at most: less than any time-out has to spare. */
    static final Duration MOST_AT_ONCE = Duration.ofSeconds(1);

    private static final long MOST_NANOS = MOST_AT_ONCE.toNanos();
    private static final long NEWS_NANOS = Duration.ofSeconds(5).toNanos();

    /** Readings so close to the last one are not remembered, so that readers do not get in each other's way. */
    private static final long CLOSE_NANOS = Duration.ofMillis(50).toNanos();

    private final LongSupplier nanoTime;
    private final AtomicReference<Reading> last;

    /** @param counted what was counted until then */
    private record Reading(long nanoTime, long counted) {}

    /** @param nanoTime as {@link System#nanoTime} */
    RunningTime(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.last = new AtomicReference<>(new Reading(nanoTime.getAsLong(), 0));
    }

    /** Never goes back. */
    long nanos() {
        while (true) {
            Reading before = last.get();
            long now = nanoTime.getAsLong();
            long gap = now - before.nanoTime;
            long counted = before.counted + Math.min(gap, MOST_NANOS);
            if (gap < CLOSE_NANOS) {
                return counted;
            }
            if (last.compareAndSet(before, new Reading(now, counted))) {
                tell(gap);
                return counted;
            }
        }
    }

    private static void tell(long gap) {
        if (gap >= NEWS_NANOS) {
            log.warn(
                    "Hubbub stood still for {} s, which counts against nobody",
                    Duration.ofNanos(gap).toSeconds());
        }
    }
}
