package chat.hubbub.broker;

import java.util.ArrayDeque;
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
    private final Queue<BacklogPage.Encoded> replayed = new ArrayDeque<>();

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

    Subscription(Subscriber<E> subscriber, Topic<E> topic, WireFormat<E> format, byte[] prefix, Object self) {
        this.subscriber = subscriber;
        this.topic = topic;
        this.format = format;
        this.prefix = prefix;
        this.self = self;
        this.mark = topic.log.pin();
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
        if (phase == Phase.REPLAYING && replayed.isEmpty() && !reading && subscriber.mayRead(this)) {
            readOn();
        }
        return phase != Phase.FOLLOWING || !replayed.isEmpty() || follow(buffer);
    }

    /** Where it reads the topic's log, or nowhere as long as it does not. */
    long cursor() {
        return phase == Phase.FOLLOWING ? cursor : Long.MAX_VALUE;
    }

    private void begin(byte[] first, long after, long head, Runnable whenLive) {
        if (cancelled.get()) {
            return;
        }
        this.whenLive = whenLive;
        this.seq = after;
        replayed.add(new BacklogPage.Encoded(after, first));
        phase = Phase.REPLAYING;
        topic.add(this);
        followFrom(after >= head ? mark : topic.log.indexAfter(after));
    }

    /** From here on the cursor holds what it needs, and the pin is no longer wanted. */
    private void followFrom(long index) {
        if (index >= 0) {
            cursor = index;
            phase = Phase.FOLLOWING;
            topic.log.unpin(mark);
        }
    }

    private void leave() {
        if (phase != Phase.FOLLOWING) {
            topic.log.unpin(mark);
        }
        if (phase != Phase.PREPARED) {
            topic.remove(this);
            topic.schedule();
        }
        subscriber.leave(this);
    }

    private void gatherReplayed(WriteBuffer buffer) {
        while (!replayed.isEmpty() && !buffer.isFull()) {
            BacklogPage.Encoded next = replayed.remove();
            seq = next.seq();
            buffer.add(prefix, next.frame());
        }
        if (replayed.isEmpty() && !reading) {
            subscriber.doneReading(this);
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
            BacklogPage page = BacklogPage.read(subscriber.backlog(), topic.name, after, format, subscriber.limits());
            subscriber.order(() -> take(page));
        } catch (RuntimeException | Error e) {
            subscriber.cutOff();
            throw e;
        }
    }

    /** The backlog ends where the topic's log goes on, unless that was lapped meanwhile: then there is more to read. */
    private void take(BacklogPage page) {
        reading = false;
        replayed.addAll(page.frames());
        if (!page.hasMore()) {
            long last = page.frames().isEmpty()
                    ? seq
                    : page.frames().get(page.frames().size() - 1).seq();
            followFrom(topic.log.continueAfter(last, mark));
        }
    }

    private boolean follow(WriteBuffer buffer) {
        if (cursor < topic.log.tail()) {
            return false;
        }
        boolean last = cursor == topic.log.tail();
        announceIfCaughtUp();
        for (Frame<E> frame = topic.log.at(cursor); frame != null && !buffer.isFull(); frame = topic.log.at(cursor)) {
            addIfDue(buffer, frame);
            cursor++;
            announceIfCaughtUp();
        }
        if (last) {
            topic.forgetSoon();
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
