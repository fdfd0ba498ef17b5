package chat.hubbub.monitoring;

import chat.hubbub.broker.BrokerObserver;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** Counts what reaches people, and how soon. */
final class BrokerMeters implements BrokerObserver {

    /** From what nobody notices to what everybody does; each bound costs a time series, so they are few. */
    private static final Duration[] BOUNDS = {
        Duration.ofMillis(1),
        Duration.ofMillis(5),
        Duration.ofMillis(25),
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofSeconds(2)
    };

    private final LongAdder deliveries = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private final LongAdder cutOffs = new LongAdder();
    private final Timer fanout;

    BrokerMeters(MeterRegistry registry) {
        count(registry, "hubbub.deliveries", "Frames handed to clients' sockets", deliveries);
        count(registry, "hubbub.delivered.bytes", "Bytes handed to clients' sockets", bytes);
        count(registry, "hubbub.cutoffs", "Clients cut off because they read too slowly", cutOffs);
        fanout = Timer.builder("hubbub.fanout")
                .description("From the publication of an event until all who could take it were offered it")
                .serviceLevelObjectives(BOUNDS)
                .register(registry);
    }

    @Override
    public void delivered(int frames, int size) {
        deliveries.add(frames);
        bytes.add(size);
    }

    @Override
    public void fannedOut(long nanosSincePublished) {
        fanout.record(nanosSincePublished, TimeUnit.NANOSECONDS);
    }

    @Override
    public void cutOff() {
        cutOffs.increment();
    }

    private static void count(MeterRegistry registry, String name, String description, LongAdder adder) {
        FunctionCounter.builder(name, adder, LongAdder::sum)
                .description(description)
                .register(registry);
    }
}
