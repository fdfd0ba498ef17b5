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
 * Two threads publish to one topic, to which clients of both delivery threads listen. Catches a task that forgets that it
 * was scheduled again while it ran, and a publication that is told before it can be found.
 */
@JCStressTest
@Outcome(id = "-ab", expect = ACCEPTABLE, desc = "Both were told both.")
@Outcome(id = "-ba", expect = ACCEPTABLE, desc = "Both were told both, in the other order.")
@Outcome(expect = FORBIDDEN, desc = "Somebody missed something, or they were told in different orders.")
@State
public class PublishTogether {

    /** About how long a delivery thread takes to wake up and to deliver. */
    private static final int MOST_NANOS = 50_000;

    private final Room room = new Room();
    private final Paper one = new Paper();
    private final Paper two = new Paper();
    private final Subscriber<String> firstClient = room.listen(one);
    private final Subscriber<String> secondClient = room.listen(two);

    @Actor
    public void first() {
        room.say("a");
    }

    @Actor
    public void second() {
        Patience.moment(MOST_NANOS);
        room.say("b");
    }

    @Arbiter
    public void afterwards(L_Result result) {
        Patience.until(() -> one.text().length() == 3 && two.text().length() == 3);
        result.r1 = one.text().equals(two.text()) ? one.text() : one.text() + " but " + two.text();
        firstClient.disconnect();
        secondClient.disconnect();
    }
}
