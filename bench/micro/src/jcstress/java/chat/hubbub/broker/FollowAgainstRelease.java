package chat.hubbub.broker;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JL_Result;

/**
 * One delivery thread begins to follow from a pinned index, and takes the pin out, while another one that has read
 * everything releases it. Catches a reader whose need is not known before its pin is gone.
 */
@JCStressTest
@Outcome(id = "0, 3 in order", expect = ACCEPTABLE, desc = "All that it is going to read is there.")
@Outcome(expect = FORBIDDEN, desc = "Something that it is going to read was given up.")
@State
public class FollowAgainstRelease {

    private final FrameLog<String> log = Logs.holding(0, Logs.ROOMY);

    private final long mark = log.pin();

    public FollowAgainstRelease() {
        for (int i = 1; i <= 3; i++) {
            log.append(Logs.frame(0, i));
        }
    }

    @Actor
    public void release() {
        log.release(0, 3);
        log.release(0, 3);
    }

    @Actor
    public void follow(JL_Result result) {
        log.follow(1, mark);
        log.unpin(mark);
        result.r1 = mark;
    }

    @Arbiter
    public void afterwards(JL_Result result) {
        result.r2 = result.r1 < 0 ? "told so" : Logs.from(result.r1, log);
    }
}
