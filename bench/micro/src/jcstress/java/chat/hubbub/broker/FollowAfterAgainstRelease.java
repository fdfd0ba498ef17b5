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
 * One delivery thread begins in the middle of the log, which nothing holds for it, while another one that has read
 * everything releases it. Catches a reader that is sent to an index which is not kept for it from that moment on.
 */
@JCStressTest
@Outcome(id = "0, 3 in order", expect = ACCEPTABLE, desc = "It came first, and all that it is going to read is there.")
@Outcome(id = "-1, told so", expect = ACCEPTABLE, desc = "It came too late, and reads the backlog.")
@Outcome(expect = FORBIDDEN, desc = "Something that it is going to read was given up.")
@State
public class FollowAfterAgainstRelease {

    private final FrameLog<String> log = Logs.holding(3, Logs.ROOMY);

    public FollowAfterAgainstRelease() {
        log.follow(0, 0);
    }

    @Actor
    public void release() {
        log.release(0, 3);
    }

    @Actor
    public void follow(JL_Result result) {
        result.r1 = log.followAfter(1, 1, 3);
    }

    @Arbiter
    public void afterwards(JL_Result result) {
        result.r2 = result.r1 < 0 ? "told so" : Logs.from(result.r1, log);
    }
}
