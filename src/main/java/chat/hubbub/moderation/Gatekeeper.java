package chat.hubbub.moderation;

import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.Speaker;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;

/** Decides whether somebody may speak now. The same for every door. Safe for any thread. */
public final class Gatekeeper {

    private static final int MOST_REMEMBERED = 100_000;
    private static final Duration REMEMBERED = Duration.ofMinutes(10);
    private static final Verdict ALLOWED = new Verdict.Allowed();

    private final boolean enabled;
    private final LoadingCache<Nickname, Bucket> buckets;

    public Gatekeeper(LimitsProperties limits) {
        this.enabled = limits.enabled();
        this.buckets = Caffeine.newBuilder()
                .expireAfterAccess(REMEMBERED)
                .maximumSize(MOST_REMEMBERED)
                .build(nickname -> bucket(limits));
    }

    /** Counts one message of this speaker. */
    public Verdict examine(Speaker speaker) {
        if (!enabled) {
            return ALLOWED;
        }
        ConsumptionProbe probe = buckets.get(speaker.nickname()).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? ALLOWED : new Verdict.TooFast(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    private static Bucket bucket(LimitsProperties limits) {
        return Bucket.builder()
                .addLimit(
                        limit -> limit.capacity(limits.burst()).refillGreedy(limits.perSecond(), Duration.ofSeconds(1)))
                .build();
    }
}
