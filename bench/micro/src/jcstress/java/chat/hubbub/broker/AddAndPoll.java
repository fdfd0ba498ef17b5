package chat.hubbub.broker;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/**
 * Tasks become ready while the delivery thread, which itself schedules one, takes them. Catches a task that is lost or
 * taken twice where two are added at once, or one is added while all are taken, and an order that is turned round.
 */
@JCStressTest
@Outcome(id = "abc|acb|cab", expect = ACCEPTABLE, desc = "Each once, and in the order of the one who scheduled it.")
@Outcome(expect = FORBIDDEN, desc = "Lost, doubled, or in another order.")
@State
public class AddAndPoll {

    private static final DeliveryLoop loop = new DeliveryLoop(0, Logs.SMALL);

    private final ReadyTasks ready = new ReadyTasks();
    private final StringBuilder taken = new StringBuilder();

    @Actor
    public void schedule() {
        ready.add(new Named('a'));
        ready.add(new Named('b'));
    }

    @Actor
    public void deliver() {
        take();
        ready.add(new Named('c'));
        take();
    }

    @Arbiter
    public void afterwards(L_Result result) {
        while (!ready.isEmpty()) {
            take();
        }
        result.r1 = taken.toString();
    }

    private void take() {
        if (ready.poll() instanceof Named task) {
            taken.append(task.name);
        }
    }

    private static final class Named extends DeliveryLoop.Task {

        private final char name;

        Named(char name) {
            super(AddAndPoll.loop);
            this.name = name;
        }

        @Override
        void run() {}
    }
}
