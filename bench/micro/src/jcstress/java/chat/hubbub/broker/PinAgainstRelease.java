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
 * Somebody prepares to listen while others are told, and have read, what is published. Catches a release that does not
 * look at the pins, and a pin that names an index at which it does not hold yet.
 */
@JCStressTest
@Outcome(id = "0, 3 in order", expect = ACCEPTABLE, desc = "Prepared before all of it: all of it is kept.")
@Outcome(id = "1, 2 in order", expect = ACCEPTABLE, desc = "Prepared after the first: the other two are kept.")
@Outcome(id = "2, 1 in order", expect = ACCEPTABLE, desc = "Prepared after the second: the third is kept.")
@Outcome(id = "3, 0 in order", expect = ACCEPTABLE, desc = "Prepared after all of it.")
@Outcome(expect = FORBIDDEN, desc = "Something that was published after the pin was given up.")
@State
public class PinAgainstRelease {

    private final FrameLog<String> log = Logs.holding(0, Logs.ROOMY);

    @Actor
    public void publishAndRelease() {
        for (int i = 1; i <= 3; i++) {
            log.append(Logs.frame(0, i));
            log.release(0, i);
        }
    }

    @Actor
    public void pin(JL_Result result) {
        result.r1 = log.pin();
    }

    @Arbiter
    public void afterwards(JL_Result result) {
        result.r2 = Logs.from(result.r1, log);
    }
}
