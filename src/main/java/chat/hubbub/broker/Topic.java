package chat.hubbub.broker;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** What is told under one name, and who listens. Any thread may publish. Lives as long as somebody subscribes. */
final class Topic<E> {

    final String name;
    final FrameLog<E> log;

    /** One for each delivery thread, which alone may touch it. */
    private final List<Audience<E>> audiences;

    /** Guarded by the broker's map of topics. */
    int users;

    Topic(String name, List<DeliveryLoop> loops, BrokerLimits limits, AtomicLong totalBytes, BrokerObserver observer) {
        this.name = name;
        this.log = new FrameLog<>(limits, totalBytes, loops.size());
        this.audiences = new ArrayList<>(loops.size());
        for (DeliveryLoop loop : loops) {
            audiences.add(new Audience<>(this, loop, observer, limits.pace().toNanos()));
        }
    }

    /** Appended first, then told: whoever begins to listen in between finds it. */
    void publish(Publication<E> publication) {
        log.append(new Frame<>(publication));
        for (int i = 0; i < audiences.size(); i++) {
            audiences.get(i).hear();
        }
    }

    /** Whether the delivery threads are so far behind that even quick readers will be lapped if it goes on. */
    boolean isOverrun() {
        long offered = Long.MAX_VALUE;
        for (int i = 0; i < audiences.size(); i++) {
            offered = Math.min(offered, audiences.get(i).offeredUpTo());
        }
        return offered != Long.MAX_VALUE && log.isCrowdedAfter(offered);
    }

    Audience<E> audienceOf(DeliveryLoop loop) {
        return audiences.get(loop.index);
    }
}
