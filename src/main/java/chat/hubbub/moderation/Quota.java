package chat.hubbub.moderation;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** What one address, or one connection, has left of what it may do in a time. Safe for any thread. */
final class Quota {

    private static final int KINDS = Limit.values().length;

    private final AddressLimits limits;
    private final LimitObserver observer;
    private final TimeMeter time;
    private final Meter meter;

    /** Made when they are first needed: most addresses never do most of what they may. */
    private final AtomicReferenceArray<@Nullable Bucket> buckets = new AtomicReferenceArray<>(KINDS);

    /** Hears what is used up; less than nothing where something was not done after all. */
    @FunctionalInterface
    interface Meter {
        void used(Limit limit, long amount);
    }

    Quota(AddressLimits limits, LimitObserver observer, TimeMeter time, Meter meter) {
        this.limits = limits;
        this.observer = observer;
        this.time = time;
        this.meter = meter;
    }

    Optional<Excess> take(Limit limit, long tokens) {
        ConsumptionProbe probe = bucket(limit).tryConsumeAndReturnRemaining(tokens);
        if (probe.isConsumed()) {
            meter.used(limit, tokens);
            return Optional.empty();
        }
        observer.refused(limit);
        return Optional.of(new Excess(limit, Duration.ofNanos(probe.getNanosToWaitForRefill())));
    }

    /** Takes what cannot be refused any more, and tells how long to wait until nothing is owed. */
    long owe(Limit limit, long tokens) {
        long nanos = bucket(limit).consumeIgnoringRateLimits(tokens);
        meter.used(limit, tokens);
        if (nanos > 0) {
            observer.refused(limit);
        }
        return nanos;
    }

    void giveBack(Limit limit) {
        bucket(limit).addTokens(1);
        meter.used(limit, -1);
    }

    /** Takes what was used up on another node. */
    void charge(Limit limit, long tokens) {
        Debt.charge(bucket(limit), limits.rateOf(limit).burst(), tokens);
    }

    private Bucket bucket(Limit limit) {
        Bucket known = buckets.get(limit.ordinal());
        if (known != null) {
            return known;
        }
        Bucket made = limits.rateOf(limit).bucket(time);
        Bucket earlier = buckets.compareAndExchange(limit.ordinal(), null, made);
        return earlier != null ? earlier : made;
    }
}
