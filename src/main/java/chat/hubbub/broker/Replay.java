package chat.hubbub.broker;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** What one subscription is told before it follows its topic: a greeting, then a page of what it missed. */
final class Replay implements Batch.Source {

    private final Subscription<?> subscription;

    /** There only while something waits. */
    private @Nullable Queue<BacklogPage.Encoded> waiting;

    private long lastSeq;

    Replay(Subscription<?> subscription) {
        this.subscription = subscription;
    }

    void add(BacklogPage.Encoded frame) {
        Queue<BacklogPage.Encoded> frames = waiting;
        if (frames == null) {
            frames = new ArrayDeque<>(1);
            waiting = frames;
        }
        frames.add(frame);
        lastSeq = frame.seq();
    }

    boolean isEmpty() {
        return waiting == null;
    }

    /** The sequence number of the last event that waits, or another one if nothing does. */
    long lastSeqOr(long otherwise) {
        return isEmpty() ? otherwise : lastSeq;
    }

    /** Puts as much as fits; it stays here until it is taken. */
    <E> void gather(Batch batch, WireFormat<E> format, byte[] prefix) {
        Queue<BacklogPage.Encoded> frames = waiting;
        if (frames == null) {
            return;
        }
        for (Iterator<BacklogPage.Encoded> all = frames.iterator(); all.hasNext() && !batch.isFull(); ) {
            BacklogPage.Encoded next = all.next();
            batch.put(format, prefix, next.frame(), this, 0, next.seq());
        }
    }

    @Override
    public void taken(long token, long seq) {
        Queue<BacklogPage.Encoded> frames = waiting;
        if (frames != null) {
            frames.poll();
            waiting = frames.isEmpty() ? null : frames;
        }
        subscription.replayed(seq);
    }
}
