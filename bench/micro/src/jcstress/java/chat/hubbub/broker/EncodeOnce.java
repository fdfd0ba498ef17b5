package chat.hubbub.broker;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ILL_Result;

/**
 * Two delivery threads need a frame in the same format, and then one of them in another. Catches an encoding that is made
 * twice, one that is seen before it is whole, and one that gets lost when another is added.
 */
@JCStressTest
@Outcome(id = "2, whole, the same", expect = ACCEPTABLE, desc = "Each format encoded once, and both are given that.")
@Outcome(expect = FORBIDDEN, desc = "Encoded more than once, or seen half made.")
@State
public class EncodeOnce {

    private final AtomicInteger encoded = new AtomicInteger();
    private final Frame<String> frame = Logs.frame(0, 1);
    private final WireFormat<String> shared = new Counting();
    private final WireFormat<String> other = new Counting();
    private Frame.@Nullable Encoding<String> first;
    private Frame.@Nullable Encoding<String> second;

    @Actor
    public void first() {
        first = frame.in(shared);
    }

    @Actor
    public void second() {
        frame.in(other);
        second = frame.in(shared);
    }

    @Arbiter
    public void afterwards(ILL_Result result) {
        frame.in(other);
        result.r1 = encoded.get();
        result.r2 = isWhole(first) && isWhole(second) ? "whole" : "half made";
        result.r3 = first == second && first == frame.in(shared) ? "the same" : "not the same";
    }

    private static boolean isWhole(Frame.@Nullable Encoding<String> encoding) {
        return encoding != null && encoding.body().length == 2 && encoding.body()[1] == '\n' && encoding.echoed();
    }

    private final class Counting implements WireFormat<String> {

        @Override
        public byte[] encode(String event) {
            encoded.incrementAndGet();
            return new byte[] {(byte) event.charAt(0), '\n'};
        }

        @Override
        public boolean echoes(String event) {
            return true;
        }
    }
}
