package chat.hubbub.broker;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One client of the broker: an outlet, an outbox for what is addressed to it alone, and a cursor for each subscription.
 * Every public method may be called by any thread and returns at once. At most one write is in flight; while it is,
 * nothing is kept for the client but its cursors and the rest of one frame, so a client that does not read costs nobody
 * anything.
 */
public final class Subscriber<E> extends Writer {

    private static final System.Logger log = System.getLogger(Subscriber.class.getName());

    private final Broker<E> broker;
    private final Outbox outbox;
    private final ConcurrentLinkedQueue<Runnable> orders = new ConcurrentLinkedQueue<>();
    private final AtomicInteger used = new AtomicInteger();
    private final AtomicReference<@Nullable CloseReason> ending = new AtomicReference<>();
    private final AtomicBoolean cut = new AtomicBoolean();

    /**
     * Whether it may have something of its own to be told, or is about to end. Set after whatever makes it so, and cleared
     * before that is looked at.
     */
    private volatile boolean special;

    /** These belong to the delivery thread. */
    private final List<Subscription<E>> subscriptions = new ArrayList<>(1);

    private @Nullable Subscription<E> reader;
    private int firstServed;
    private boolean gone;

    Subscriber(Broker<E> broker, DeliveryLoop loop, Outlet outlet) {
        super(loop, outlet, broker.debts());
        this.broker = broker;
        this.outbox = new Outbox(broker.limits(), broker.debts());
    }

    /**
     * Prepares to listen: from here on nothing of the topic is missed, but nothing is delivered before
     * {@link Subscription#start}.
     *
     * @param prefix written before each frame of this subscription
     * @param self compared with the origin of what is published
     * @return null if the client already has as many subscriptions as it may
     */
    public @Nullable Subscription<E> subscribe(String topic, WireFormat<E> format, byte[] prefix, Object self) {
        if (used.incrementAndGet() > broker.limits().subscriptions()) {
            used.decrementAndGet();
            return null;
        }
        Subscription<E> subscription = new Subscription<>(this, broker.enter(topic), format, prefix, self);
        order(() -> enroll(subscription));
        return subscription;
    }

    /** Addresses a frame to this client alone; a client that has too many of them waiting is cut off. */
    public void send(byte[] frame) {
        if (outbox.add(frame)) {
            special = true;
            schedule();
            broker.keepDebtsLow();
        } else {
            cutOff();
        }
    }

    /** What waits for this client alone, or is being written to it, in bytes; none once it is cut off. */
    int debt() {
        return isCut() ? 0 : outbox.bytes() + kept();
    }

    /** Closes once what was sent to this client before is written; its subscriptions deliver nothing more. */
    public void closeAfterSending(CloseReason reason) {
        ending.compareAndSet(null, reason);
        special = true;
        schedule();
    }

    /** Forgets the client: its transport is gone. */
    public void disconnect() {
        order(this::leaveAll);
    }

    void order(Runnable order) {
        orders.add(order);
        schedule();
    }

    Executor readers() {
        return broker.readers();
    }

    Backlog<E> backlog() {
        return broker.backlog();
    }

    BrokerLimits limits() {
        return broker.limits();
    }

    /** Whether it is to end because it fell behind: then it needs nothing any more. */
    boolean isCut() {
        return cut.get();
    }

    /** One subscription at a time reads the backlog: what waits to be written is one page at most. */
    boolean mayRead(Subscription<E> subscription) {
        if (reader == null) {
            reader = subscription;
        }
        return reader == subscription;
    }

    void doneReading(Subscription<E> subscription) {
        if (reader == subscription) {
            reader = null;
            schedule();
        }
    }

    @Override
    void run() {
        for (Runnable order = orders.poll(); order != null; order = orders.poll()) {
            order.run();
        }
        deliver();
    }

    void leave(Subscription<E> subscription) {
        subscriptions.remove(subscription);
        doneReading(subscription);
        used.decrementAndGet();
        broker.leave(subscription.topic());
    }

    /** Whether it can be given what all are given: nothing is in flight, and nothing of its own has to come first. */
    boolean isFree() {
        return !special && !isWriting();
    }

    /** Whether it is free, and its outlet would take something, as far as can be seen without asking it. */
    boolean isReady() {
        return isFree() && outlet().isReady();
    }

    /** One write of what was gathered for many; called on the delivery thread, when it is free and the cohort suits. */
    void share(Batch batch, Subscription<E> subscription, Cohort<E> cohort) {
        if (batch.isEmpty()) {
            subscription.shared(cohort.to(), cohort.seq());
            return;
        }
        try {
            if (write(batch)) {
                subscription.shared(cohort.to(), cohort.seq());
            } else {
                batch.settle(subscription);
            }
        } catch (RuntimeException | Error e) {
            fail(e);
        }
    }

    /** One write of all that is due, from the outbox first; called on the delivery thread. */
    void deliver() {
        if (gone) {
            return;
        }
        try {
            if (cut.get()) {
                endCutOff();
            } else if (isAtEndOfFrame()) {
                deliverOnce(loop.ownBatch);
            }
        } catch (RuntimeException | Error e) {
            fail(e);
        }
    }

    /** Ends the client, as soon as a frame that was begun is whole. */
    void cutOff() {
        if (cut.compareAndSet(false, true)) {
            broker.observer().cutOff();
            outbox.close();
            keep(0);
            special = true;
            schedule();
        }
    }

    /** From here on it is known, and ends with its client even if it is never started. */
    private void enroll(Subscription<E> subscription) {
        subscriptions.add(subscription);
        if (gone) {
            subscription.cancel();
        }
    }

    private void endCutOff() {
        if (!isInsideFrame() || isAtEndOfFrame()) {
            outlet().close(CloseReason.TOO_SLOW);
        }
    }

    private void fail(Throwable e) {
        log.log(System.Logger.Level.ERROR, "A delivery failed; its client is cut off", e);
        abandonFrame();
        cutOff();
    }

    private void deliverOnce(Batch batch) {
        special = false;
        batch.clear();
        gather(batch);
        if (batch.isEmpty()) {
            endIfDue();
        } else {
            boolean more = write(batch);
            batch.settle();
            if (more) {
                schedule();
            }
        }
        if (!outbox.isEmpty() || ending.get() != null || cut.get()) {
            special = true;
        }
    }

    private void gather(Batch batch) {
        outbox.gather(batch);
        if (ending.get() == null) {
            gatherSubscriptions(batch);
        }
    }

    /** Begins with another one each time, so that a busy room does not starve the others of its client. */
    private void gatherSubscriptions(Batch batch) {
        int count = subscriptions.size();
        int first = count == 0 ? 0 : Math.floorMod(firstServed++, count);
        for (int i = 0; i < count && !batch.isFull(); i++) {
            if (!subscriptions.get((first + i) % count).gather(batch)) {
                cutOff();
                batch.clear();
                return;
            }
        }
    }

    private boolean write(Batch batch) {
        boolean more = offer(batch);
        if (isInsideFrame()) {
            special = true;
        }
        broker.observer().delivered(batch.framesTaken(), batch.taken());
        if (!more) {
            broker.keepDebtsLow();
        }
        return more;
    }

    @Override
    void broken() {
        disconnect();
    }

    private void endIfDue() {
        CloseReason reason = ending.get();
        if (reason != null && outbox.isEmpty()) {
            outlet().close(reason);
        }
    }

    private void leaveAll() {
        if (!gone) {
            gone = true;
            special = true;
            outbox.close();
            keep(0);
            abandonFrame();
            List.copyOf(subscriptions).forEach(Subscription::cancel);
            broker.forget(this);
        }
    }
}
