package chat.hubbub.broker;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One client's place in one topic. It is first <em>prepared</em> (nothing published from then on is missed), then started
 * from some sequence number: it catches up, from memory if the topic still holds what is asked and else from the backlog,
 * and is live from there. Each stored event is delivered once, in order.
 */
public final class Subscription<E> {

    private final Subscriber<E> subscriber;
    private final Topic<E> topic;
    private final WireFormat<E> format;
    private final byte[] prefix;
    private final Object self;
    private final long mark;
    private final AtomicBoolean cancelled = new AtomicBoolean();

    /** All of these belong to the delivery thread. */
    private final Queue<Replayed> replayed = new ArrayDeque<>();

    private Phase phase = Phase.PREPARED;
    private Runnable whenLive = () -> {};
    private boolean caughtUp;
    private boolean reading;
    private long seq;
    private long cursor;

    /** The topic's own note of where it keeps this subscription. */
    int slot;

    private enum Phase {
        /** Nothing is delivered yet. */
        PREPARED,
        /** What was read from the backlog is delivered, and more is read. */
        REPLAYING,
        /** The cursor moves through the topic's log. */
        FOLLOWING
    }

    private record Replayed(long seq, byte[] frame) {}

    Subscription(Subscriber<E> subscriber, Topic<E> topic, WireFormat<E> format, byte[] prefix, Object self) {
        this.subscriber = subscriber;
        this.topic = topic;
        this.format = format;
        this.prefix = prefix;
        this.self = self;
        this.mark = topic.log.head();
    }

    /**
     * Begins to deliver.
     *
     * @param first what this subscription alone is told before everything else
     * @param after the sequence number behind which its events begin
     * @param head the last stored sequence number, read after this subscription was prepared
     * @param whenLive runs once it has caught up with {@code head}, before anything later is delivered
     */
    public void start(E first, long after, long head, Runnable whenLive) {
        byte[] frame = format.encode(first);
        subscriber.order(() -> begin(frame, after, head, whenLive));
    }

    /** Ends it. What was not yet handed to the outlet is not delivered any more. */
    public void cancel() {
        if (cancelled.compareAndSet(false, true)) {
            subscriber.order(this::leave);
        }
    }

    Subscriber<E> subscriber() {
        return subscriber;
    }

    Topic<E> topic() {
        return topic;
    }

    /** Adds what is due; false if the client was lapped. */
    boolean gather(WriteBuffer buffer) {
        if (cancelled.get() || phase == Phase.PREPARED) {
            return true;
        }
        gatherReplayed(buffer);
        if (phase == Phase.REPLAYING && replayed.isEmpty() && !reading) {
            readOn();
        }
        return phase != Phase.FOLLOWING || !replayed.isEmpty() || follow(buffer);
    }

    private void begin(byte[] first, long after, long head, Runnable whenLive) {
        if (cancelled.get()) {
            return;
        }
        this.whenLive = whenLive;
        this.seq = after;
        replayed.add(new Replayed(after, first));
        cursor = after >= head ? mark : topic.log.indexAfter(after);
        phase = cursor >= 0 ? Phase.FOLLOWING : Phase.REPLAYING;
        topic.add(this);
    }

    private void leave() {
        if (phase != Phase.PREPARED) {
            topic.remove(this);
        }
        subscriber.leave(this);
    }

    private void gatherReplayed(WriteBuffer buffer) {
        while (!replayed.isEmpty() && !buffer.isFull()) {
            Replayed next = replayed.remove();
            seq = next.seq;
            buffer.add(prefix, next.frame);
        }
    }

    private void readOn() {
        long after = seq;
        reading = true;
        try {
            subscriber.readers().execute(() -> readAndReport(after));
        } catch (RejectedExecutionException e) {
            subscriber.cutOff();
        }
    }

    /** Encodes here, on a reader's thread: a long replay must not hold up what is live. */
    private void readAndReport(long after) {
        try {
            List<Replayed> events = subscriber.backlog().read(topic.name, after, subscriber.backlogEvents()).stream()
                    .map(event -> new Replayed(event.seq(), format.encode(event.event())))
                    .toList();
            subscriber.order(() -> take(events));
        } catch (RuntimeException e) {
            subscriber.cutOff();
            throw e;
        }
    }

    /** The backlog ends where the topic's log goes on, unless that was lapped meanwhile: then there is more to read. */
    private void take(List<Replayed> events) {
        reading = false;
        replayed.addAll(events);
        long last = events.isEmpty() ? seq : events.get(events.size() - 1).seq;
        if (events.size() < subscriber.backlogEvents() && topic.log.nothingEvictedAfter(last)) {
            cursor = Math.max(mark, topic.log.tail());
            phase = Phase.FOLLOWING;
        }
    }

    private boolean follow(WriteBuffer buffer) {
        if (cursor < topic.log.tail()) {
            return false;
        }
        announceIfCaughtUp();
        for (Frame<E> frame = topic.log.at(cursor); frame != null && !buffer.isFull(); frame = topic.log.at(cursor)) {
            addIfDue(buffer, frame);
            cursor++;
            announceIfCaughtUp();
        }
        return true;
    }

    private void announceIfCaughtUp() {
        if (!caughtUp && cursor >= mark) {
            caughtUp = true;
            whenLive.run();
        }
    }

    private void addIfDue(WriteBuffer buffer, Frame<E> frame) {
        byte[] bytes = isDue(frame) ? frame.bytesFor(format, self) : Frame.NOTHING;
        if (bytes.length > 0) {
            buffer.add(prefix, bytes);
        }
        seq = Math.max(seq, frame.seq);
    }

    /** What was told before this subscription was prepared is only replayed if it is stored. */
    private boolean isDue(Frame<E> frame) {
        return frame.isStored() ? frame.seq > seq : cursor >= mark;
    }
}
