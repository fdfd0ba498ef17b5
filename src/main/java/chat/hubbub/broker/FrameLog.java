package chat.hubbub.broker;

import java.util.Arrays;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The latest frames of one topic, addressed by an index that only grows. Any thread may append; the oldest frames give way
 * when a bound is reached, and whoever still needed them was lapped. Nobody ever waits here for longer than an append.
 */
final class FrameLog<E> {

    private static final int FIRST_CAPACITY = 16;
    private static final int LITTLE = 64;

    private final BrokerLimits limits;
    private final AtomicLong totalBytes;
    private @Nullable Frame<E>[] ring = newRing(FIRST_CAPACITY);
    private long tail;
    private long head;
    private long bytes;
    private long evictedSeq;
    private boolean closed;

    /** Indexes from which on somebody is going to read, and how many are; only a full log gives these frames up. */
    private final TreeMap<Long, Integer> pins = new TreeMap<>();

    FrameLog(BrokerLimits limits, AtomicLong totalBytes) {
        this.limits = limits;
        this.totalBytes = totalBytes;
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
    }

    /** The index that the next frame will get; it and all later ones are kept until the pin is taken out. */
    synchronized long pin() {
        pins.merge(head, 1, Integer::sum);
        return head;
    }

    synchronized void unpin(long index) {
        pins.computeIfPresent(index, (pinned, count) -> count > 1 ? count - 1 : null);
    }

    /** Gives up what lies before an index, as far as nobody pinned it. */
    synchronized void forgetBefore(long index) {
        long needed = pins.isEmpty() ? index : Math.min(index, pins.firstKey());
        while (tail < Math.min(needed, head)) {
            evictOldest();
        }
    }

    /** The index that the next frame will get. */
    synchronized long head() {
        return head;
    }

    /** The oldest index still held; a cursor below it was lapped. */
    synchronized long tail() {
        return tail;
    }

    /** The frame at an index that is neither lapped nor in the future, else null. */
    synchronized @Nullable Frame<E> at(long index) {
        return index >= tail && index < head ? ring[slot(index)] : null;
    }

    /** Where to read on for whoever has all up to a sequence number, or -1 if something after that has given way. */
    synchronized long continueAfter(long seq, long mark) {
        return evictedSeq <= seq ? Math.max(mark, tail) : -1;
    }

    /** The index from which all stored events after a sequence number follow, or -1 if the log does not reach back so far. */
    synchronized long indexAfter(long seq) {
        for (long index = tail; index < head; index++) {
            Frame<E> frame = ring[slot(index)];
            if (frame != null && frame.isStored()) {
                return frame.seq <= seq + 1 ? index : -1;
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
