package chat.hubbub.broker;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLL_Result;

/**
 * Two threads append, and each copies while the other may append; meanwhile the ring grows. Catches an append or a copy that
 * is not atomic: a head that moves before its frame is there, a frame that two appends put into one place, a ring that is
 * replaced while it is read.
 */
@JCStressTest
@Outcome(
        id = "19 in order, 1[789] in order, 19 in order",
        expect = ACCEPTABLE,
        desc = "The first one looks last, and sees all.")
@Outcome(
        id = "1[789] in order, 19 in order, 19 in order",
        expect = ACCEPTABLE,
        desc = "The second one looks last, and sees all.")
@Outcome(expect = FORBIDDEN, desc = "A frame is missing, doubled or out of order.")
@State
public class AppendAndCopy {

    private final FrameLog<String> log = Logs.holding(15, Logs.ROOMY);

    @Actor
    public void first(LLL_Result result) {
        log.append(Logs.frame(1, 1));
        log.append(Logs.frame(1, 2));
        result.r1 = Logs.from(0, log);
    }

    @Actor
    public void second(LLL_Result result) {
        log.append(Logs.frame(2, 1));
        log.append(Logs.frame(2, 2));
        result.r2 = Logs.from(0, log);
    }

    @Arbiter
    public void afterwards(LLL_Result result) {
        result.r3 = Logs.from(0, log);
    }
}
