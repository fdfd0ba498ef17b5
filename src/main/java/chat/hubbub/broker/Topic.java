package chat.hubbub.broker;

import java.util.ArrayList;
import java.util.List;

/**
 * What is told under one name, and who listens. Any thread may publish; the subscriptions belong to the delivery thread.
 * Lives as long as somebody subscribes.
 */
final class Topic<E> extends DeliveryLoop.Task {

    final String name;
    final FrameLog<E> log;
    private final BrokerObserver observer;
    private final List<Subscription<E>> subscriptions = new ArrayList<>();
    private long observedUpTo;
    private boolean passing;

    /** Guarded by the broker's map of topics. */
    int users;

    Topic(String name, FrameLog<E> log, DeliveryLoop loop, BrokerObserver observer) {
        super(loop);
        this.name = name;
        this.log = log;
        this.observer = observer;
    }

    void publish(Publication<E> publication) {
        log.append(new Frame<>(publication));
        schedule();
    }

    @Override
    void run() {
        long head = log.head();
        passing = true;
        for (int i = 0; i < subscriptions.size(); i++) {
            subscriptions.get(i).subscriber().deliver();
        }
        passing = false;
        observeUpTo(head);
        log.forgetBefore(neededFrom(head));
    }

    /** Whoever was furthest behind has moved on outside a pass, so there may be frames that nobody needs any more. */
    void forgetSoon() {
        if (!passing && log.tail() < log.head()) {
            schedule();
        }
    }

    void add(Subscription<E> subscription) {
        subscription.slot = subscriptions.size();
        subscriptions.add(subscription);
    }

    /** Order does not matter among subscribers: the last one takes the place of the one that goes. */
    void remove(Subscription<E> subscription) {
        Subscription<E> last = subscriptions.remove(subscriptions.size() - 1);
        if (last != subscription) {
            last.slot = subscription.slot;
            subscriptions.set(last.slot, last);
        }
    }

    /** The oldest index that a cursor still points at. */
    private long neededFrom(long head) {
        long needed = head;
        for (int i = 0; i < subscriptions.size(); i++) {
            needed = Math.min(needed, subscriptions.get(i).cursor());
        }
        return needed;
    }

    private void observeUpTo(long head) {
        long now = System.nanoTime();
        for (long index = Math.max(observedUpTo, log.tail()); index < head; index++) {
            Frame<E> frame = log.at(index);
            if (frame != null) {
                observer.fannedOut(now - frame.publishedNanos);
            }
        }
        observedUpTo = head;
    }
}
