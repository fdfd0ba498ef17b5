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
 * Something is published while the first one who prepared to listen begins to. Catches an audience that is not told
 * because nobody listens, although somebody will never look again, and a cursor that begins behind its mark.
 */
@JCStressTest
@Outcome(id = "-a", expect = ACCEPTABLE, desc = "Told after the greeting.")
@Outcome(expect = FORBIDDEN, desc = "Missed, doubled, or told before the greeting.")
@State
public class FirstListener {

    /** About how long a delivery thread takes to wake up and to begin. */
    private static final int MOST_NANOS = 50_000;

    private final Room room = new Room();
    private final Paper paper = new Paper();
    private final Subscriber<String> client = Room.connect(paper);
    private final Subscription<String> subscription = room.prepare(client);

    @Actor
    public void start() {
        subscription.start(Room.GREETING, 0, 0, () -> {});
    }

    @Actor
    public void publish() {
        Patience.moment(MOST_NANOS);
        room.say("a");
    }

    @Arbiter
    public void afterwards(L_Result result) {
        Patience.until(() -> paper.text().length() == 2);
        result.r1 = paper.text();
        client.disconnect();
    }
}
