package chat.hubbub.broker;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** Frames for one client alone, bounded. Any thread may add; the delivery thread takes, and tells what is on its way. */
final class Outbox implements Batch.Source {

    private final BrokerLimits limits;
    private final Debts debts;

    /** Made when it is first needed: most clients are mostly told what all are told. */
    private @Nullable Queue<byte[]> frames;

    private volatile int bytes;
    private volatile boolean empty = true;
    private boolean closed;

    Outbox(BrokerLimits limits, Debts debts) {
        this.limits = limits;
        this.debts = debts;
    }

    /** False if there is no room: then nothing was added. Once it is closed, what is added is forgotten. */
    synchronized boolean add(byte[] frame) {
        if (closed) {
            return true;
        }
        Queue<byte[]> waiting = frames;
        if (waiting == null) {
            waiting = new ArrayDeque<>(1);
            frames = waiting;
        }
        boolean fits = waiting.isEmpty()
                || waiting.size() < limits.outboxFrames() && bytes + frame.length <= limits.outboxBytes();
        if (fits) {
            waiting.add(frame);
            account(frame.length);
            empty = false;
        }
        return fits;
    }

    /** Puts as much as fits; it stays here until it is taken. */
    synchronized void gather(Batch batch) {
        Queue<byte[]> waiting = frames;
        if (waiting != null) {
            for (Iterator<byte[]> all = waiting.iterator(); all.hasNext() && !batch.isFull(); ) {
                batch.put(all.next(), this);
            }
        }
    }

    @Override
    public synchronized void taken(long token, long seq) {
        Queue<byte[]> waiting = frames;
        byte[] frame = waiting == null ? null : waiting.poll();
        if (frame != null) {
            account(-frame.length);
        }
        forgetIfEmpty();
    }

    synchronized void clear() {
        if (frames != null) {
            frames.clear();
        }
        account(-bytes);
        forgetIfEmpty();
    }

    /** Its client is gone. */
    synchronized void close() {
        closed = true;
        clear();
    }

    /** A glance without the lock. */
    int bytes() {
        return bytes;
    }

    /** A glance without the lock: what is added meanwhile schedules its client. */
    boolean isEmpty() {
        return empty;
    }

    private synchronized void account(int more) {
        bytes += more;
        debts.add(more);
    }

    private void forgetIfEmpty() {
        if (frames == null || frames.isEmpty()) {
            frames = null;
            empty = true;
        }
    }
}
