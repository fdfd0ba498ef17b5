package chat.hubbub.broker;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The whole broker with one delivery thread and 500 clients: from the first publication until everybody was given the last
 * one, for each frame that one of them is given. Waking the delivery thread is part of it, and a burst may take several
 * passes.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class Fanout {

    private static final int CLIENTS = 500;
    private static final int BURST = 100;
    private static final String TOPIC = "topic";
    private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(20);

    /** How the clients' transports take a write. */
    public enum Transport {
        /** All at once, out of the broker's memory. */
        DIRECT,
        /** Into a message of its own, whose end it reports. */
        COPYING
    }

    @Param
    public Transport transport;

    private final Counter told = new Counter();
    private final Broker<byte[]> broker = new Broker<>((topic, after, most) -> List.of(), Events.LIMITS, told, 1);
    private final List<CountingOutlet> outlets = new ArrayList<>();
    private long seq;

    @Setup
    public void fill() {
        for (int i = 0; i < CLIENTS; i++) {
            CountingOutlet outlet =
                    transport == Transport.DIRECT ? new CountingOutlet.Direct() : new CountingOutlet.Copying();
            outlets.add(outlet);
            Subscriber<byte[]> client = broker.connect(outlet);
            Objects.requireNonNull(client.subscribe(TOPIC, Events.FORMAT, Events.PREFIX, client))
                    .start(new byte[Events.BYTES], 0, 0, told::live);
        }
        await(() -> told.live == CLIENTS);
    }

    @Benchmark
    @OperationsPerInvocation(CLIENTS)
    public long loneMessage() {
        return deliver(1);
    }

    @Benchmark
    @OperationsPerInvocation(CLIENTS * BURST)
    public long hundredMessages() {
        return deliver(BURST);
    }

    /** A figure that is too good fails here: the greeting and all events must have come to each. */
    @TearDown
    public void check() {
        broker.close();
        for (CountingOutlet outlet : outlets) {
            if (outlet.bytes() != (seq + 1) * Events.BYTES) {
                throw new IllegalStateException("somebody got " + outlet.bytes() + " bytes of " + seq + " events");
            }
        }
    }

    private long deliver(int events) {
        for (int i = 0; i < events; i++) {
            broker.publish(TOPIC, Events.numbered(++seq));
        }
        await(() -> told.frames == seq);
        return seq;
    }

    /** An event that never comes fails here, instead of holding the benchmark for ever. */
    private static void await(BooleanSupplier condition) {
        long begun = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - begun > MOST_NANOS) {
                throw new IllegalStateException("somebody was not told, or an event was not counted");
            }
            Thread.onSpinWait();
        }
    }

    /** Written by the delivery thread alone. */
    private static final class Counter implements BrokerObserver {

        private volatile long frames;
        private volatile int live;

        @Override
        public void fannedOut(long nanosSincePublished) {
            frames = frames + 1;
        }

        void live() {
            live = live + 1;
        }
    }
}
