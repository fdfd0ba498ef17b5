package chat.hubbub.broker;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The latest frames of one topic, addressed by an index that only grows. Any thread may append; the oldest frames give way
 * when a bound is reached, and whoever still needed them was lapped. Nobody ever waits here for longer than an append.
 */
final class FrameLog<E> {

    private static final int FIRST_CAPACITY = 16;

    private final BrokerLimits limits;
    private final AtomicLong totalBytes;
    private @Nullable Frame<E>[] ring = newRing(FIRST_CAPACITY);
    private long tail;
    private long head;
    private long bytes;
    private long evictedSeq;

    FrameLog(BrokerLimits limits, AtomicLong totalBytes) {
        this.limits = limits;
        this.totalBytes = totalBytes;
    }

    synchronized void append(Frame<E> frame) {
        if (head - tail == ring.length) {
            makeRoom();
        }
        ring[slot(head++)] = frame;
        account(frame.weight);
        while (isOverBounds() && head - tail > 1) {
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

    /** Whether no stored frame after a sequence number has given way: then the log is all there is to read. */
    synchronized boolean nothingEvictedAfter(long seq) {
        return evictedSeq <= seq;
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

    /** Gives the memory back; the log is empty afterwards, and everybody who was behind is lapped. */
    synchronized void clear() {
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

    private boolean isOverBounds() {
        return bytes > limits.topicBytes() || totalBytes.get() > limits.totalBytes();
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
