package chat.hubbub.broker;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One pass over 500 clients whose sockets take all, for each frame that one of them is given. The pass is driven from here
 * instead of by its delivery thread, so that it begins when all was published, and no waiting is measured.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class Pass {

    private static final int CLIENTS = 500;
    private static final int BURST = 100;

    private final Broker<byte[]> broker =
            new Broker<>((topic, after, most) -> List.of(), Events.LIMITS, BrokerObserver.NONE, 1);
    private final Topic<byte[]> topic = broker.enter("topic");
    private final List<CountingOutlet> outlets = new ArrayList<>();
    private @Nullable Audience<byte[]> audience;
    private long seq;

    /** A broker that is closed delivers nothing by itself. */
    @Setup
    public void fill() {
        broker.close();
        for (int i = 0; i < CLIENTS; i++) {
            CountingOutlet outlet = new CountingOutlet.Direct();
            outlets.add(outlet);
            Subscriber<byte[]> client = broker.connect(outlet);
            Objects.requireNonNull(client.subscribe(topic.name, Events.FORMAT, Events.PREFIX, client))
                    .start(new byte[Events.BYTES], 0, 0, () -> {});
            client.run();
            audience = topic.audienceOf(client.loop);
        }
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
        for (CountingOutlet outlet : outlets) {
            if (outlet.bytes() != (seq + 1) * Events.BYTES) {
                throw new IllegalStateException("somebody got " + outlet.bytes() + " bytes of " + seq + " events");
            }
        }
    }

    /** A pass ends when the log holds nothing any more, since everybody has it all. */
    private long deliver(int events) {
        for (int i = 0; i < events; i++) {
            topic.publish(Events.numbered(++seq));
        }
        Audience<byte[]> listening = Objects.requireNonNull(audience);
        while (topic.log.tail() < topic.log.head()) {
            listening.run();
        }
        return seq;
    }
}
