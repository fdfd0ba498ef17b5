package chat.hubbub.journey;

import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A clock for time-outs that goes as any does, and fast while a test waits for one of them. So they may be long: no client
 * that means well is too slow for them, however busy the machine is.
 */
final class HurriedClock extends Clock {

    private static final Duration PATIENCE = Duration.ofSeconds(45);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final long startNanos = System.nanoTime();
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    /** Has so much time pass, again and again and ten times a second, until it has come to that. */
    void hurry(Duration step, Callable<Boolean> end) {
        await().atMost(PATIENCE).pollInterval(PAUSE).until(() -> {
            ahead.accumulateAndGet(step, Duration::plus);
            return end.call();
        });
    }

    @Override
    public Instant instant() {
        return Instant.EPOCH.plusNanos(System.nanoTime() - startNanos).plus(ahead.get());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
