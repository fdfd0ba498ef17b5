package chat.hubbub.broker;

import java.util.Arrays;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The latest frames of one topic, addressed by an index that only grows. Any thread may append; the delivery threads read,
 * each for its own subscribers, and say what they still need. The oldest frames give way when a bound is reached, and
 * whoever still needed them was lapped. Nobody ever waits here for longer than an append or a copy of references.
 */
final class FrameLog<E> {

    private static final int FIRST_CAPACITY = 16;
    private static final int LITTLE = 64;
    private static final int CROWD = 4;
    private static final long NOTHING = Long.MAX_VALUE;

    private final BrokerLimits limits;
    private final AtomicLong totalBytes;
    private @Nullable Frame<E>[] ring = newRing(FIRST_CAPACITY);
    private long tail;
    private long head;
    private long peak;
    private long bytes;
    private long evictedSeq;
    private boolean closed;

    /** By delivery thread, the oldest index that a cursor of its still points at. */
    private final long[] needed;

    /** Indexes from which on somebody is going to read, and how many are; only a full log gives these frames up. */
    private final TreeMap<Long, Integer> pins = new TreeMap<>();

    FrameLog(BrokerLimits limits, AtomicLong totalBytes, int readers) {
        this.limits = limits;
        this.totalBytes = totalBytes;
        this.needed = new long[readers];
        Arrays.fill(needed, NOTHING);
    }

    /** Does nothing once the log is closed: whoever published then published to nobody. */
    synchronized void append(Frame<E> frame) {
        if (closed) {
            return;
        }
        if (head - tail == ring.length) {
            makeRoom();
        }
        ring[slot(head++)] = frame;
        account(frame.weight);
        while (isOverBounds()) {
            evictOldest();
        }
        peak = Math.max(peak, head - tail);
    }

    /** The index that the next frame will get; it and all later ones are kept until the pin is taken out. */
    synchronized long pin() {
        pins.merge(head, 1, Integer::sum);
        return head;
    }

    synchronized void unpin(long index) {
        pins.computeIfPresent(index, (pinned, count) -> count > 1 ? count - 1 : null);
        giveUpUnneeded();
    }

    /** The cursors of one reader are all here or further on; what nobody needs any more is given up. */
    synchronized void release(int reader, long index) {
        needed[reader] = index;
        giveUpUnneeded();
    }

    /** The index that the next frame will get. */
    synchronized long head() {
        return head;
    }

    /** Whether so much lies behind an index that a good part of it will soon have to give way. */
    synchronized boolean isCrowdedAfter(long index) {
        long count = head - Math.max(index, tail);
        long held = Math.max(1, head - tail);
        return count > limits.topicEvents() / CROWD
                || count > LITTLE && bytes / held * count > limits.topicBytes() / CROWD;
    }

    /** The oldest index still held; a cursor below it was lapped. */
    synchronized long tail() {
        return tail;
    }

    /** Copies the frames from an index on, and says how many; -1 if that index was lapped. */
    synchronized int copy(long from, @Nullable Frame<E>[] into) {
        if (from < tail) {
            return -1;
        }
        int count = (int) Math.min(into.length, head - from);
        for (int i = 0; i < count; i++) {
            into[i] = ring[slot(from + i)];
        }
        return count;
    }

    /**
     * Where a reader's cursor reads on for whoever has all up to a sequence number, or -1 if something after that has given
     * way. From there on frames are kept for that reader.
     */
    synchronized long continueAfter(int reader, long seq, long mark) {
        return evictedSeq <= seq ? keepFor(reader, Math.max(mark, tail)) : -1;
    }

    /** A reader's cursor will read from this index, which is pinned. */
    synchronized void follow(int reader, long index) {
        keepFor(reader, index);
    }

    /**
     * The index from which all stored events after a sequence number follow, and all events after a mark, or -1 if the log
     * does not reach back so far. From there on frames are kept for that reader.
     */
    synchronized long followAfter(int reader, long seq, long mark) {
        for (long index = tail; index < head; index++) {
            Frame<E> frame = ring[slot(index)];
            if (frame != null && frame.isStored()) {
                return frame.seq <= seq + 1 ? keepFor(reader, Math.max(tail, Math.min(mark, index))) : -1;
            }
        }
        return -1;
    }

    /** Gives the memory back, for good. */
    synchronized void close() {
        closed = true;
        while (tail < head) {
            evictOldest();
        }
    }

    private void giveUpUnneeded() {
        long first = pins.isEmpty() ? head : Math.min(head, pins.firstKey());
        for (long other : needed) {
            first = Math.min(first, other);
        }
        while (tail < first) {
            evictOldest();
        }
        shrinkIfEmpty();
    }

    private long keepFor(int reader, long index) {
        needed[reader] = Math.min(needed[reader], index);
        return index;
    }

    private void makeRoom() {
        if (ring.length >= limits.topicEvents()) {
            evictOldest();
            return;
        }
        @Nullable Frame<E>[] larger = newRing(ring.length * 2);
        for (long index = tail; index < head; index++) {
            larger[(int) (index % larger.length)] = ring[slot(index)];
        }
        ring = larger;
    }

    /** By halves, and only if even half of it was not needed lately: a busy room keeps its size, a quiet one gives it up. */
    private void shrinkIfEmpty() {
        if (tail < head || ring.length == FIRST_CAPACITY) {
            return;
        }
        if (4 * peak <= ring.length) {
            ring = newRing(ring.length / 2);
        }
        peak = 0;
    }

    /** What others hold must not cost a topic the little that its quick readers need. */
    private boolean isOverBounds() {
        boolean little = head - tail <= LITTLE;
        return bytes > limits.topicBytes() && head - tail > 1 || totalBytes.get() > limits.totalBytes() && !little;
    }

    private void evictOldest() {
        int slot = slot(tail++);
        Frame<E> frame = ring[slot];
        ring[slot] = null;
        if (frame != null) {
            account(-frame.weight);
            evictedSeq = Math.max(evictedSeq, frame.seq);
        }
    }

    private void account(int delta) {
        bytes += delta;
        totalBytes.addAndGet(delta);
    }

    private int slot(long index) {
        return (int) (index % ring.length);
    }

    @SuppressWarnings("unchecked")
    private static <E> @Nullable Frame<E>[] newRing(int capacity) {
        @Nullable Frame<E>[] ring = (Frame<E>[]) new Frame<?>[capacity];
        Arrays.fill(ring, null);
        return ring;
    }
}
