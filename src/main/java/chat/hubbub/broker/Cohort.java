package chat.hubbub.broker;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The subscriptions of one topic, on one delivery thread, whose frames are the same to the last byte: what one of them
 * gets, the next one gets out of the same memory. Belongs to its delivery thread.
 */
final class Cohort<E> {

    /** How far is looked ahead. */
    static final int GLANCE = 8;

    final Key<E> key;
    private final byte[] prefix;
    private final List<Subscription<E>> members = new ArrayList<>(1);

    /** Who is not told of something in the batch because they caused it. */
    private final List<Object> origins = new ArrayList<>(0);

    private long from;
    private long to;
    private long seq;

    /** The audience's own note of where it keeps this cohort. */
    int slot;

    /** What makes frames the same. */
    record Key<E>(WireFormat<E> format, ByteBuffer prefix) {}

    Cohort(Key<E> key, byte[] prefix, int slot) {
        this.key = key;
        this.prefix = prefix;
        this.slot = slot;
    }

    int size() {
        return members.size();
    }

    Subscription<E> member(int slot) {
        return members.get(slot);
    }

    /**
     * How many of the next few could be served now. What matters is not the answer, but that the processor fetches all they
     * consist of at once, where it would wait for one after the other: each write empties its nearest caches.
     */
    int glance(int from) {
        int ready = 0;
        for (int i = from; i < Math.min(from + GLANCE, members.size()); i++) {
            Subscription<E> member = members.get(i);
            ready += member.isLive() && member.subscriber().isReady() ? 1 : 0;
        }
        return ready;
    }

    void add(Subscription<E> subscription) {
        subscription.slot = members.size();
        members.add(subscription);
    }

    /** Order does not matter among members: the last one takes the place of the one that goes. */
    void remove(Subscription<E> subscription) {
        Subscription<E> last = members.remove(members.size() - 1);
        if (last != subscription) {
            last.slot = subscription.slot;
            members.set(last.slot, last);
        }
    }

    /** Gathers what live members get from an index on; false if that was lapped. */
    boolean fill(Batch batch, FrameLog<E> log, long index, @Nullable Frame<E>[] scratch) {
        batch.clear();
        origins.clear();
        from = index;
        to = index;
        seq = 0;
        int count = log.copy(to, scratch);
        for (int i = 0; i < count && !batch.isFull(); i++) {
            Frame<E> frame = scratch[i];
            if (frame != null) {
                add(batch, frame);
            }
        }
        return count >= 0;
    }

    /** Whether a subscription may be given what was gathered last. */
    boolean suits(Subscription<E> subscription) {
        return subscription.cursor() == from && !origins.contains(subscription.self());
    }

    /** The oldest index that a cursor of its members points at. */
    long needed() {
        long needed = Long.MAX_VALUE;
        for (int i = 0; i < members.size(); i++) {
            needed = Math.min(needed, members.get(i).needed());
        }
        return needed;
    }

    /** Where those read on who were given all that was gathered last. */
    long to() {
        return to;
    }

    /** The sequence number of the last stored event in it, or 0. */
    long seq() {
        return seq;
    }

    private void add(Batch batch, Frame<E> frame) {
        Frame.Encoding<E> encoding = frame.in(key.format);
        to++;
        seq = frame.isStored() ? frame.seq : seq;
        if (encoding.body().length > 0) {
            batch.put(key.format, prefix, encoding.body(), Batch.NOBODY, to, seq);
        }
        Object origin = frame.origin();
        if (!encoding.echoed() && origin != null) {
            origins.add(origin);
        }
    }
}
