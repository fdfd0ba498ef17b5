package chat.hubbub.moderation;

import chat.hubbub.identity.Person;
import chat.hubbub.room.RoomName;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

/** Who said something in which room last, where not everybody may say so much as they like. Safe for any thread. */
final class Turns {

    /** Nobody waits longer for a turn. */
    static final Duration LONGEST = Duration.ofHours(1);

    private static final int MOST_REMEMBERED = 100_000;

    private final Clock steadyClock;
    private final Spending spending;
    private final Cache<Spent.Turn, Instant> spoke = Caffeine.newBuilder()
            .expireAfterWrite(LONGEST)
            .maximumSize(MOST_REMEMBERED)
            .build();

    Turns(Clock steadyClock, Spending spending) {
        this.steadyClock = steadyClock;
        this.spending = spending;
    }

    /** Takes somebody's turn, and tells how long they must wait for it if it is not theirs yet; not at all if it was. */
    Duration take(RoomName room, Person person, Duration apart) {
        Instant now = steadyClock.instant();
        Instant due = now.minus(apart);
        AtomicBoolean taken = new AtomicBoolean();
        Instant last = spoke.asMap().compute(new Spent.Turn(room, person), (any, before) -> {
            taken.set(before == null || !before.isAfter(due));
            return before == null || taken.get() ? now : before;
        });
        if (taken.get()) {
            spending.turn(room, person);
            return Duration.ZERO;
        }
        return Duration.between(due, last);
    }

    /** Somebody took their turn on another node, just now. */
    void charge(Spent.Turn turn) {
        spoke.put(turn, steadyClock.instant());
    }
}
