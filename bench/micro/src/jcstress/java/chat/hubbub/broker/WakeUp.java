package chat.hubbub.broker;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/**
 * Something is scheduled at the moment at which the delivery thread, having just done the one before, goes to sleep. Catches
 * a thread that looks for work before it says that it sleeps. There is one actor: the thread of the loop is the other, and
 * nobody else would wake it.
 */
@JCStressTest
@Outcome(id = "done", expect = ACCEPTABLE, desc = "The thread woke up, or had not slept yet.")
@Outcome(expect = FORBIDDEN, desc = "The thread sleeps, and the work waits.")
@State
public class WakeUp {

    /** About how long the thread takes from the end of its work until it sleeps. */
    private static final int MOST_NANOS = 2_000;

    private static final DeliveryLoop loop = new DeliveryLoop(0, Logs.SMALL);

    private final Errand errand = new Errand();

    @Actor
    public void schedule(L_Result result) {
        Patience.moment(MOST_NANOS);
        errand.schedule();
        result.r1 = Patience.until(() -> errand.done) ? "done" : "never done";
    }

    private static final class Errand extends DeliveryLoop.Task {

        private volatile boolean done;

        Errand() {
            super(WakeUp.loop);
        }

        @Override
        void run() {
            done = true;
        }
    }
}
