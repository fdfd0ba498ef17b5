package chat.hubbub.broker;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who listens to one topic on one delivery thread. A <em>pass</em> offers each of them what they do not have yet. Passes
 * of a busy topic are spaced, so that each write carries more; the first one after a pause begins at once. A pass over many
 * is done in slices, so that other topics get their turn.
 *
 * <p>Everything but {@link #schedule} belongs to the delivery thread.
 */
final class Audience<E> extends DeliveryLoop.Task {

    private static final int SLICE = 256;
    private static final long NOBODY_READS = Long.MAX_VALUE;

    private final Topic<E> topic;
    private final BrokerObserver observer;
    private final long paceNanos;
    private final List<Cohort<E>> cohorts = new ArrayList<>(1);
    private final Map<Cohort.Key<E>, Cohort<E>> cohortsByKey = new HashMap<>(1);
    private volatile boolean listening;
    private volatile long offeredUpTo;
    private long passBegan;
    private long passHead;
    private long observedUpTo;
    private boolean passing;
    private boolean incomplete;
    private int atCohort;
    private int atMember;

    /** Read by nobody; but what is never kept is never looked up. */
    @SuppressWarnings("UnusedVariable")
    private int ready;

    Audience(Topic<E> topic, DeliveryLoop loop, BrokerObserver observer, long paceNanos) {
        super(loop);
        this.topic = topic;
        this.observer = observer;
        this.paceNanos = paceNanos;
        this.passBegan = System.nanoTime() - paceNanos;
    }

    /** Something was published. Any thread may call this. */
    void hear() {
        if (listening) {
            schedule();
        }
    }

    /** The index up to which everything was offered to everybody here who could take it. Any thread may ask. */
    long offeredUpTo() {
        return listening ? offeredUpTo : Long.MAX_VALUE;
    }

    @Override
    long patienceNanos(long now) {
        return passing ? 0 : passBegan + paceNanos - now;
    }

    @Override
    void run() {
        if (!passing) {
            begin();
        }
        if (serve(SLICE)) {
            end();
        } else {
            schedule();
        }
    }

    void add(Subscription<E> subscription, WireFormat<E> format, byte[] prefix) {
        Cohort<E> cohort = cohortsByKey.computeIfAbsent(
                new Cohort.Key<>(format, ByteBuffer.wrap(prefix)), key -> open(key, prefix));
        subscription.cohort = cohort;
        cohort.add(subscription);
        listening = true;
    }

    /** A pass that is under way begins again: nobody may be passed over because places changed. */
    void remove(Subscription<E> subscription) {
        Cohort<E> cohort = subscription.cohort;
        if (cohort != null) {
            cohort.remove(subscription);
            closeIfEmpty(cohort);
        }
        atCohort = 0;
        atMember = 0;
        listening = !cohorts.isEmpty();
        schedule();
    }

    /** Whoever was furthest behind has moved on outside a pass, so there may be frames that nobody needs any more. */
    void releaseSoon() {
        if (!passing) {
            schedule();
        }
    }

    private Cohort<E> open(Cohort.Key<E> key, byte[] prefix) {
        Cohort<E> cohort = new Cohort<>(key, prefix, cohorts.size());
        cohorts.add(cohort);
        return cohort;
    }

    private void closeIfEmpty(Cohort<E> cohort) {
        if (cohort.size() == 0) {
            cohortsByKey.remove(cohort.key);
            Cohort<E> last = cohorts.remove(cohorts.size() - 1);
            if (last != cohort) {
                last.slot = cohort.slot;
                cohorts.set(last.slot, last);
            }
        }
    }

    /** A pass in which there is nothing to tell does not count: what comes next need not wait for its sake. */
    private void begin() {
        passing = true;
        incomplete = false;
        passHead = topic.log.head();
        passBegan = passHead > observedUpTo ? System.nanoTime() : passBegan;
        atCohort = 0;
        atMember = 0;
    }

    /**
     * False if some are still to be served in this pass. Who has everything already does not count: a pass that has to begin
     * again, as somebody left, comes to the others all the same.
     */
    private boolean serve(int most) {
        long tail = topic.log.tail();
        Cohort<E> filled = null;
        for (int served = 0; atCohort < cohorts.size() && served < most; ) {
            Cohort<E> cohort = cohorts.get(atCohort);
            if (atMember >= cohort.size()) {
                atCohort++;
                atMember = 0;
                continue;
            }
            ready += atMember % Cohort.GLANCE == 0 ? cohort.glance(atMember) : 0;
            Subscription<E> member = cohort.member(atMember++);
            if (!member.hasAllUpTo(passHead)) {
                filled = serve(cohort, member, tail, filled);
                served++;
            }
        }
        return atCohort == cohorts.size();
    }

    /** Returns the cohort for which the shared batch holds something. */
    private @Nullable Cohort<E> serve(
            Cohort<E> cohort, Subscription<E> subscription, long tail, @Nullable Cohort<E> filled) {
        Subscriber<E> subscriber = subscription.subscriber();
        if (subscription.isLapped(tail)) {
            subscriber.cutOff();
            return filled;
        }
        if (!subscription.isLive() || !subscriber.isFree()) {
            subscriber.deliver();
            return filled;
        }
        boolean there = filled == cohort && cohort.suits(subscription) || fill(cohort, subscription);
        if (there && cohort.suits(subscription)) {
            subscriber.share(loop.sharedBatch, subscription, cohort);
            incomplete |= subscription.cursor() < passHead && subscriber.isFree();
        } else {
            subscriber.deliver();
        }
        return there ? cohort : null;
    }

    private boolean fill(Cohort<E> cohort, Subscription<E> subscription) {
        return cohort.fill(loop.sharedBatch, topic.log, subscription.cursor(), loop.scratch());
    }

    /** What was published between two slices was heard then, and the last slice took that for its own turn. */
    private void end() {
        passing = false;
        long needed = needed();
        observe(needed == NOBODY_READS ? passHead : Math.max(passHead, needed));
        topic.log.release(loop.index, needed);
        offeredUpTo = incomplete ? offeredUpTo : passHead;
        if (incomplete) {
            passBegan -= paceNanos;
        }
        if (incomplete || topic.log.head() > passHead) {
            schedule();
        }
    }

    /** The oldest index that a cursor still points at. */
    private long needed() {
        long needed = NOBODY_READS;
        for (int i = 0; i < cohorts.size(); i++) {
            needed = Math.min(needed, cohorts.get(i).needed());
        }
        return needed;
    }

    /** What came during the pass counts too, if everybody has it: it will not be there when the next one ends. */
    private void observe(long upTo) {
        long now = System.nanoTime();
        @Nullable Frame<E>[] frames = loop.scratch();
        for (long index = Math.max(observedUpTo, topic.log.tail()); index < upTo; index += frames.length) {
            int count = topic.log.copy(index, frames);
            for (int i = 0; i < count && index + i < upTo; i++) {
                Frame<E> frame = frames[i];
                if (frame != null) {
                    observer.fannedOut(now - frame.publishedNanos);
                }
            }
        }
        observedUpTo = upTo;
    }
}
