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
 * One delivery thread goes on from the backlog to the log, and takes its pin out, while another one that has read
 * everything releases it, and somebody publishes. Catches a reader whose need is not known before its pin is gone, and
 * one that is sent to an index which is no longer there.
 */
@JCStressTest
@Outcome(id = "2, [12] in order", expect = ACCEPTABLE, desc = "It goes on at its mark, where all is there.")
@Outcome(expect = FORBIDDEN, desc = "Something that it is going to read was given up.")
@State
public class ContinueAfterAgainstRelease {

    private final FrameLog<String> log = Logs.holding(2, Logs.ROOMY);

    private final long mark = log.pin();

    public ContinueAfterAgainstRelease() {
        log.append(Logs.frame(0, 3));
    }

    @Actor
    public void release() {
        log.release(0, 3);
        log.append(Logs.frame(0, 4));
        log.release(0, 4);
    }

    @Actor
    public void goOn(JL_Result result) {
        result.r1 = log.continueAfter(1, 2, mark);
        log.unpin(mark);
    }

    @Arbiter
    public void afterwards(JL_Result result) {
        result.r2 = result.r1 < 0 ? "told so" : Logs.from(result.r1, log);
    }
}
