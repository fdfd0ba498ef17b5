package chat.hubbub.moderation;

import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.Speaker;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
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
    private final int burst;
    private final LimitObserver observer;
    private final Spending spending;
    private final LoadingCache<Nickname, Bucket> messages;
    private final LoadingCache<Nickname, Bucket> moves;

    public Gatekeeper(LimitsProperties limits, LimitObserver observer, Spending spending) {
        this(limits, observer, spending, TimeMeter.SYSTEM_MILLISECONDS);
    }

    Gatekeeper(LimitsProperties limits, LimitObserver observer, Spending spending, TimeMeter time) {
        this.observer = observer;
        this.spending = spending;
        this.enabled = limits.enabled();
        this.burst = limits.burst();
        this.messages = buckets(limits.burst(), limits.perSecond(), time);
        this.moves = buckets(MOST_MOVES, MOVES_PER_SECOND, time);
    }

    /** Counts one message of this speaker. */
    public Verdict examine(Speaker speaker) {
        return examine(messages, speaker, 1, Limit.MESSAGES_PER_NICKNAME);
    }

    /** Counts what as many people are told as of so many messages. More than may come at once counts no more than that. */
    public Verdict examine(Speaker speaker, int asMany) {
        return examine(messages, speaker, Math.min(asMany, burst), Limit.MESSAGES_PER_NICKNAME);
    }

    /** What somebody did counts under their next nickname. */
    public void renamed(Nickname before, Nickname now) {
        carryOver(messages, before, now);
        carryOver(moves, before, now);
    }

    /** Counts what somebody did on another node; it is refused to nobody. */
    public void charge(Spent.UnderNickname spent) {
        if (enabled) {
            boolean moved = spent.limit() == Limit.JOINS_PER_NICKNAME;
            Bucket bucket = (moved ? moves : messages).get(spent.nickname());
            Debt.charge(bucket, moved ? MOST_MOVES : burst, spent.amount());
        }
    }

    /** Counts one coming into a room; everybody there is told of it, as of a message. */
    public Verdict examineMove(Speaker speaker) {
        return examine(moves, speaker, 1, Limit.JOINS_PER_NICKNAME);
    }

    private Verdict examine(LoadingCache<Nickname, Bucket> buckets, Speaker speaker, int tokens, Limit limit) {
        if (!enabled) {
            return ALLOWED;
        }
        ConsumptionProbe probe = buckets.get(speaker.nickname()).tryConsumeAndReturnRemaining(tokens);
        if (probe.isConsumed()) {
            spending.under(speaker.nickname(), limit, tokens);
            return ALLOWED;
        }
        observer.refused(limit);
        return new Verdict.TooFast(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    private static void carryOver(LoadingCache<Nickname, Bucket> buckets, Nickname before, Nickname now) {
        Bucket bucket = buckets.asMap().remove(before);
        if (bucket != null) {
            buckets.put(now, bucket);
        }
    }

    private static LoadingCache<Nickname, Bucket> buckets(int burst, int perSecond, TimeMeter time) {
        return Caffeine.newBuilder()
                .expireAfterAccess(REMEMBERED)
                .maximumSize(MOST_REMEMBERED)
                .build(nickname -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(burst).refillGreedy(perSecond, Duration.ofSeconds(1)))
                        .withCustomTimePrecision(time)
                        .build());
    }
}
