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
 * A subscription is cancelled while it reads the backlog; another one prepared at the same moment, and a third listens.
 * Catches a subscription that goes on once it was cancelled, and then takes out a pin that is no longer its own.
 */
@JCStressTest
@Outcome(id = "-abc", expect = ACCEPTABLE, desc = "The one that prepared misses nothing.")
@Outcome(expect = FORBIDDEN, desc = "What the one that prepared will need was given up.")
@State
public class CancelWhileReading {

    /** About how long the backlog takes to answer. */
    private static final int MOST_NANOS = 50_000;

    private final Room room = new Room();
    private final Paper listening = new Paper();
    private final Paper prepared = new Paper();
    private final Subscriber<String> listener = room.listen(listening);
    private final Subscriber<String> preparing = Room.connect(prepared);
    private final Subscriber<String> leaving = Room.connect(new Paper());
    private final Subscription<String> next = room.prepare(preparing);
    private final Subscription<String> cancelled = room.prepare(leaving);

    @Actor
    public void start() {
        cancelled.start(Room.GREETING, 0, 1, () -> {});
    }

    @Actor
    public void cancel() {
        Patience.moment(MOST_NANOS);
        cancelled.cancel();
    }

    @Arbiter
    public void afterwards(L_Result result) {
        for (String letter : new String[] {"a", "b", "c"}) {
            room.say(letter);
            Patience.until(() -> listening.text().endsWith(letter));
        }
        next.start(Room.GREETING, 0, 0, () -> {});
        Patience.until(() -> prepared.text().length() == 4 || prepared.isClosed());
        result.r1 = prepared.text();
        leaving.disconnect();
        preparing.disconnect();
        listener.disconnect();
    }
}
