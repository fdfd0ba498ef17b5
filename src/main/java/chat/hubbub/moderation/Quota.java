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

    /** Made when they are first needed: most addresses never do most of what they may. */
    private final AtomicReferenceArray<@Nullable Bucket> buckets = new AtomicReferenceArray<>(KINDS);

    Quota(AddressLimits limits, LimitObserver observer, TimeMeter time) {
        this.limits = limits;
        this.observer = observer;
        this.time = time;
    }

    Optional<Excess> take(Limit limit, long tokens) {
        ConsumptionProbe probe = bucket(limit).tryConsumeAndReturnRemaining(tokens);
        if (probe.isConsumed()) {
            return Optional.empty();
        }
        observer.refused(limit);
        return Optional.of(new Excess(limit, Duration.ofNanos(probe.getNanosToWaitForRefill())));
    }

    /** Takes what cannot be refused any more, and tells how long to wait until nothing is owed. */
    long owe(Limit limit, long tokens) {
        long nanos = bucket(limit).consumeIgnoringRateLimits(tokens);
        if (nanos > 0) {
            observer.refused(limit);
        }
        return nanos;
    }

    void giveBack(Limit limit) {
        bucket(limit).addTokens(1);
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
