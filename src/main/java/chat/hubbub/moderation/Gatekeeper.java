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

    /** Enough for a connection that opens all the rooms it may, and comes back at once. */
    private static final int MOST_MOVES = 256;

    private static final int MOVES_PER_SECOND = 5;

    private static final Verdict ALLOWED = new Verdict.Allowed();

    private final boolean enabled;
    private final LoadingCache<Nickname, Bucket> messages;
    private final LoadingCache<Nickname, Bucket> moves;

    public Gatekeeper(LimitsProperties limits) {
        this.enabled = limits.enabled();
        this.messages = buckets(limits.burst(), limits.perSecond());
        this.moves = buckets(MOST_MOVES, MOVES_PER_SECOND);
    }

    /** Counts one message of this speaker. */
    public Verdict examine(Speaker speaker) {
        return examine(messages, speaker);
    }

    /** Counts one coming into a room; everybody there is told of it, as of a message. */
    public Verdict examineMove(Speaker speaker) {
        return examine(moves, speaker);
    }

    private Verdict examine(LoadingCache<Nickname, Bucket> buckets, Speaker speaker) {
        if (!enabled) {
            return ALLOWED;
        }
        ConsumptionProbe probe = buckets.get(speaker.nickname()).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? ALLOWED : new Verdict.TooFast(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    private static LoadingCache<Nickname, Bucket> buckets(int burst, int perSecond) {
        return Caffeine.newBuilder()
                .expireAfterAccess(REMEMBERED)
                .maximumSize(MOST_REMEMBERED)
                .build(nickname -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(burst).refillGreedy(perSecond, Duration.ofSeconds(1)))
                        .build());
    }
}
