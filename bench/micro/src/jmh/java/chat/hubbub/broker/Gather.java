package chat.hubbub.broker;

import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
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
import org.openjdk.jmh.annotations.Warmup;

/** What is done once for all who are given the same: for each frame, to make it, and to gather it into a write. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class Gather {

    private static final int BURST = 100;

    private final FrameLog<byte[]> log = new FrameLog<>(Events.LIMITS, new AtomicLong(), 1);
    private final Batch batch = new Batch(Events.LIMITS.writeBytes());
    private final Cohort<byte[]> cohort =
            new Cohort<>(new Cohort.Key<>(Events.FORMAT, ByteBuffer.wrap(Events.PREFIX)), Events.PREFIX, 0);
    private final @Nullable Frame<byte[]>[] scratch = array();

    @Setup
    public void fill() {
        for (int i = 1; i <= BURST; i++) {
            log.append(new Frame<>(Events.numbered(i)));
        }
    }

    @Benchmark
    public Object makeOneFrame() {
        return new Frame<>(Events.numbered(1)).in(Events.FORMAT);
    }

    @Benchmark
    @OperationsPerInvocation(BURST)
    public boolean gatherHundredFrames() {
        return cohort.fill(batch, log, 0, scratch);
    }

    @SuppressWarnings("unchecked")
    private static @Nullable Frame<byte[]>[] array() {
        return (Frame<byte[]>[]) new Frame<?>[2 * BURST];
    }
}
