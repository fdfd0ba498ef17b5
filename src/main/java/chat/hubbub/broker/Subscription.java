package chat.hubbub.broker;

import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * One client's place in one topic. It is first <em>prepared</em> (nothing published from then on is missed), then started
 * from some sequence number: it catches up, from memory if the topic still holds what is asked and else from the backlog,
 * and is live from there. Each stored event is delivered once, in order.
 */
public final class Subscription<E> implements Batch.Source {

    private final Subscriber<E> subscriber;
    private final Topic<E> topic;
    private final WireFormat<E> format;
    private final byte[] prefix;
    private final Object self;
    private final long mark;
    private volatile boolean cancelled;

    /** All of these belong to the delivery thread. */
    private final Replay replay = new Replay(this);

    private Phase phase = Phase.PREPARED;
    private @Nullable Runnable whenLive;
    private boolean reading;

    /** Whether every stored event from the cursor on is a new one. */
    private boolean settled;

    private boolean live;

    private long seq;
    private long cursor;

    /** The audience's own notes of where it keeps this subscription. */
    @Nullable Cohort<E> cohort;

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
     * @param whenLive runs once what was there up to {@code head} is on its way
     */
    public void start(E first, long after, long head, Runnable whenLive) {
        byte[] body = format.encode(first);
        subscriber.order(() -> begin(body, after, head, whenLive));
    }

    /** Ends it. What was not yet handed to the outlet is not delivered any more. */
    public void cancel() {
        if (cancelOnce()) {
            subscriber.order(this::leave);
        }
    }

    Subscriber<E> subscriber() {
        return subscriber;
    }

    Topic<E> topic() {
        return topic;
    }

    Object self() {
        return self;
    }

    /** Whether it gets just what the others get. */
    boolean isLive() {
        return live && !cancelled;
    }

    /** Whether there is nothing to tell it, as far as its topic goes. */
    boolean hasAllUpTo(long head) {
        return live && cursor >= head;
    }

    /** Where it reads the topic's log. */
    long cursor() {
        return cursor;
    }

    /** The oldest index that it needs, or none as long as it does not read the topic's log. */
    long needed() {
        return phase == Phase.FOLLOWING && !subscriber.isCut() ? cursor : Long.MAX_VALUE;
    }

    boolean isLapped(long tail) {
        return phase == Phase.FOLLOWING && cursor < tail;
    }

    /** Adds what is due; false if the client was lapped. */
    boolean gather(Batch batch) {
        if (cancelled || phase == Phase.PREPARED) {
            return true;
        }
        replay.gather(batch, format, prefix);
        if (phase == Phase.REPLAYING && replay.isEmpty() && !reading && subscriber.mayRead(this)) {
            readOn();
        }
        return phase != Phase.FOLLOWING || batch.isFull() || follow(batch);
    }

    /** It was given what all live ones of its cohort are given. */
    void shared(long next, long lastSeq) {
        seq = Math.max(seq, lastSeq);
        cursor = next;
    }

    @Override
    public void taken(long token, long newSeq) {
        if (newSeq > seq) {
            seq = newSeq;
            settled = true;
        }
        cursor = token;
        announceIfCaughtUp();
        topic.audienceOf(subscriber.loop).releaseSoon();
    }

    /** Something that was replayed is on its way. */
    void replayed(long newSeq) {
        seq = newSeq;
        if (replay.isEmpty() && !reading) {
            subscriber.doneReading(this);
        }
        announceIfCaughtUp();
    }

    private synchronized boolean cancelOnce() {
        boolean first = !cancelled;
        cancelled = true;
        return first;
    }

    private void begin(byte[] first, long after, long head, Runnable then) {
        if (cancelled) {
            return;
        }
        whenLive = then;
        seq = after;
        replay.add(new BacklogPage.Encoded(after, first));
        phase = Phase.REPLAYING;
        topic.audienceOf(subscriber.loop).add(this, format, prefix);
        if (after >= head) {
            topic.log.follow(subscriber.loop.index, mark);
            followFrom(mark);
        } else {
            followFrom(topic.log.followAfter(subscriber.loop.index, after, mark));
        }
    }

    /** From here on the cursor holds what it needs, and the pin is no longer wanted. */
    private void followFrom(long index) {
        if (index >= 0) {
            cursor = index;
            phase = Phase.FOLLOWING;
            topic.log.unpin(mark);
            announceIfCaughtUp();
        }
    }

    private void leave() {
        if (phase != Phase.FOLLOWING) {
            topic.log.unpin(mark);
        }
        if (phase != Phase.PREPARED) {
            topic.audienceOf(subscriber.loop).remove(this);
        }
        subscriber.leave(this);
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
        if (cancelled) {
            return;
        }
        page.frames().forEach(replay::add);
        if (replay.isEmpty()) {
            subscriber.doneReading(this);
        }
        if (!page.hasMore()) {
            followFrom(topic.log.continueAfter(subscriber.loop.index, replay.lastSeqOr(seq), mark));
        }
    }

    /** What is due after what is still being replayed. */
    private boolean follow(Batch batch) {
        @Nullable Frame<E>[] frames = subscriber.loop.scratch();
        int count = topic.log.copy(cursor, frames);
        long index = cursor;
        long last = replay.lastSeqOr(seq);
        for (int i = 0; i < count && !batch.isFull(); i++) {
            Frame<E> frame = frames[i];
            if (frame != null) {
                index++;
                last = gather(batch, frame, index, last);
            }
        }
        if (batch.isEmpty() && count > 0) {
            skip(index, last, count == frames.length);
        }
        return count >= 0;
    }

    /** Nothing of it was for this subscription: no write will end, so nobody else comes back for what is behind it. */
    private void skip(long index, long last, boolean more) {
        taken(index, last);
        if (more) {
            subscriber.schedule();
        }
    }

    /** Returns the sequence number up to which everything is then gathered. */
    private long gather(Batch batch, Frame<E> frame, long next, long last) {
        boolean due = frame.isStored() ? frame.seq > last : next > mark;
        long reached = Math.max(last, frame.seq);
        if (due) {
            put(batch, frame, next, reached);
        }
        return reached;
    }

    private void put(Batch batch, Frame<E> frame, long next, long reached) {
        Frame.Encoding<E> encoding = frame.in(format);
        if (encoding.body().length > 0 && !frame.isKeptFrom(self, encoding)) {
            batch.put(format, prefix, encoding.body(), this, next, reached);
        }
    }

    private void announceIfCaughtUp() {
        boolean caughtUp = phase == Phase.FOLLOWING && cursor >= mark && replay.isEmpty();
        Runnable then = whenLive;
        if (caughtUp && then != null) {
            whenLive = null;
            then.run();
        }
        live = caughtUp && settled;
    }
}
