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
 * Frames are addressed to one client while the delivery thread takes what waits for it; two may wait. Catches a frame that
 * is lost or doubled between being gathered and being taken, one that is added where there is no room, and an outbox that
 * says it is empty while something waits.
 */
@JCStressTest
@Outcome(id = "ab, ab, empty", expect = ACCEPTABLE, desc = "Two found room, and went.")
@Outcome(id = "abc, abc, empty", expect = ACCEPTABLE, desc = "All three found room, since one had gone meanwhile.")
@Outcome(expect = FORBIDDEN, desc = "What went is not what was added.")
@State
public class FillAndEmptyOutbox {

    /** Not one for each state: its memory is dear to get. */
    private static final ThreadLocal<Batch> batches = ThreadLocal.withInitial(() -> new Batch(Logs.SMALL.writeBytes()));

    private static final int MOST = Logs.SMALL.outboxFrames();

    private final Outbox outbox = new Outbox(Logs.SMALL, new Debts(Long.MAX_VALUE));
    private final Paper paper = new Paper();
    private int wentMeanwhile;

    @Actor
    public void add(LLL_Result result) {
        StringBuilder added = new StringBuilder();
        for (char name = 'a'; name <= 'c'; name++) {
            if (outbox.add(new byte[] {(byte) name})) {
                added.append(name);
            }
        }
        result.r1 = added.toString();
    }

    @Actor
    public void deliver() {
        deliverOnce();
        wentMeanwhile = paper.text().length();
    }

    @Arbiter
    public void afterwards(LLL_Result result) {
        deliverOnce();
        result.r2 = paper.text();
        boolean bounded = paper.text().length() <= MOST + wentMeanwhile;
        result.r3 = !bounded ? "too many" : outbox.isEmpty() ? "empty" : "not empty";
    }

    private void deliverOnce() {
        Batch batch = batches.get();
        batch.clear();
        outbox.gather(batch);
        batch.offer(paper, ok -> {});
        batch.settle();
    }
}
