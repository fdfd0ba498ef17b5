package chat.hubbub.broker;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Writes to one outlet, one write at a time, and remembers the rest of a frame that was only begun. Belongs to its delivery
 * thread; only the outlet answers on another one.
 */
abstract class Writer extends DeliveryLoop.Task {

    private final Outlet outlet;
    private final Outlet.WriteListener listener = this::written;
    private volatile boolean writing;
    private final AtomicInteger kept = new AtomicInteger();
    private final boolean keeps;
    private final Debts debts;
    private @Nullable ByteBuffer unfinished;

    Writer(DeliveryLoop loop, Outlet outlet, Debts debts) {
        super(loop);
        this.outlet = outlet;
        this.keeps = outlet.keepsWhatItTook();
        this.debts = debts;
    }

    /** Whether a write was begun that has not ended: then the client is not known to be listening. Any thread may ask. */
    public final boolean isWriting() {
        return writing;
    }

    final Outlet outlet() {
        return outlet;
    }

    final boolean isInsideFrame() {
        return unfinished != null;
    }

    /** Nothing more of the frame that was begun will be written. */
    final void abandonFrame() {
        unfinished = null;
    }

    /** In flight before it is offered: the listener may be told before the outlet returns. True if more may come at once. */
    final boolean offer(Batch batch) {
        writing = true;
        if (keeps) {
            keep(batch.size());
        }
        boolean more = batch.offer(outlet, listener);
        if (more) {
            writing = false;
            keep(0);
        } else {
            unfinished = batch.unfinished();
        }
        return more;
    }

    /** Whether something new may be written: nothing is in flight, and what is left of a frame could be written before. */
    final boolean isAtEndOfFrame() {
        return !writing && (unfinished == null || finish(unfinished));
    }

    /** The outlet is broken. On whatever thread. */
    abstract void broken();

    private boolean finish(ByteBuffer rest) {
        writing = true;
        boolean more = outlet.write(rest, listener);
        if (more) {
            writing = false;
        }
        if (!rest.hasRemaining()) {
            unfinished = null;
        }
        return more;
    }

    /** What its outlet has of it, as far as it is kept here. */
    final int kept() {
        return kept.get();
    }

    /** Nothing of it counts any more, or so much does. */
    final void keep(int bytes) {
        if (keeps) {
            debts.add(bytes - kept.getAndSet(bytes));
        }
    }

    private void written(boolean ok) {
        keep(0);
        writing = false;
        if (ok) {
            schedule();
        } else {
            broken();
        }
    }
}
