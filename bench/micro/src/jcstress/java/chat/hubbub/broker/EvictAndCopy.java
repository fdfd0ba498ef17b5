package chat.hubbub.broker;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/**
 * A full log gives up its oldest frames while they are copied. Catches a copy that does not notice that it was lapped: it
 * would find newer frames, or none, in the places of those that gave way.
 */
@JCStressTest
@Outcome(id = "16 in order", expect = ACCEPTABLE, desc = "All that the log holds, without a gap.")
@Outcome(id = "lapped", expect = ACCEPTABLE, desc = "The oldest one gave way, and the reader is told.")
@Outcome(expect = FORBIDDEN, desc = "The reader is given something else than it asked for.")
@State
public class EvictAndCopy {

    private final FrameLog<String> log = Logs.holding(Logs.FULL, Logs.SMALL);

    @Actor
    public void append() {
        for (int i = 1; i <= 4; i++) {
            log.append(Logs.frame(0, Logs.FULL + i));
        }
    }

    @Actor
    public void copy(L_Result result) {
        result.r1 = Logs.from(log.tail(), log);
    }
}
