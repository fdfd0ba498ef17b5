package chat.hubbub.monitoring;

import chat.hubbub.message.LogObserver;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntSupplier;

/** Counts what becomes durable, and how long the disk takes. */
final class LogMeters implements LogObserver {

    /** Around what a disk needs to sync; each bound costs a time series, so they are few. */
    private static final Duration[] BOUNDS = {
        Duration.ofMillis(1),
        Duration.ofMillis(3),
        Duration.ofMillis(10),
        Duration.ofMillis(50),
        Duration.ofMillis(250),
        Duration.ofSeconds(1)
    };

    /** A refusal says nothing about later: whoever stays away from a node that is down would never find it well again. */
    private static final long LATELY_MILLIS = Duration.ofSeconds(30).toMillis();

    private static final long NEVER = Long.MIN_VALUE;

    private final MeterRegistry registry;
    private final Clock clock;
    private final LongAdder messages = new LongAdder();
    private final LongAdder refusals = new LongAdder();
    private final Timer commit;
    private volatile long refusedAt = NEVER;

    LogMeters(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
        count("hubbub.messages", "Messages stored", messages);
        count("hubbub.refusals", "Messages that could not be stored", refusals);
        commit = Timer.builder("hubbub.commit")
                .description("From the first write of a transaction to the disk's answer")
                .serviceLevelObjectives(BOUNDS)
                .register(registry);
    }

    /** Whether the last that was heard of the log, not long ago, is that it refused to write. */
    boolean refusesToWrite() {
        long at = refusedAt;
        return at != NEVER && clock.millis() - at < LATELY_MILLIS;
    }

    @Override
    public void opened(IntSupplier waitingDrafts) {
        Gauge.builder("hubbub.log.waiting", waitingDrafts, IntSupplier::getAsInt)
                .description("Messages that wait to be stored")
                .strongReference(true)
                .register(registry);
    }

    @Override
    public void committed(int events, long nanos) {
        refusedAt = NEVER;
        messages.add(events);
        commit.record(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void refused() {
        refusedAt = clock.millis();
        refusals.increment();
    }

    private void count(String name, String description, LongAdder adder) {
        FunctionCounter.builder(name, adder, LongAdder::sum)
                .description(description)
                .register(registry);
    }
}
