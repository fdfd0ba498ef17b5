package chat.hubbub.identity;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Has nicknames from all nodes before they are granted here. One question about a nickname is under way at a time: so what is
 * given back is never what somebody is about to get. Safe for any thread; may wait.
 */
final class Asking {

    private static final int LOCKS = 64;
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private final LocalClaims here;
    private final ClaimRegistry everywhere;
    private final ReentrantLock[] locks =
            IntStream.range(0, LOCKS).mapToObj(i -> new ReentrantLock()).toArray(ReentrantLock[]::new);

    /** Somebody is on the way to one nickname at a time, or their other nodes would follow to the wrong one. */
    private final Set<Person> renaming = ConcurrentHashMap.newKeySet();

    Asking(LocalClaims here, ClaimRegistry everywhere) {
        this.here = here;
        this.everywhere = everywhere;
    }

    Claim claim(Nickname wanted, Person person, Supplier<Optional<SealedOrigin>> origin) {
        Optional<Badge> held = here.join(wanted, person);
        return held.isPresent()
                ? new Claim.Granted(held.get())
                : alone(
                        wanted,
                        () -> here.join(wanted, person)
                                .<Claim>map(Claim.Granted::new)
                                .orElseGet(() -> acquire(wanted, person, origin.get())));
    }

    /** Grants a nickname that somebody is about to take instead of theirs, as if to one more connection of theirs. */
    <T> T reserve(Badge badge, Nickname wanted, Function<Badge, T> rename, Function<Claim.Refused, T> refused) {
        if (!renaming.add(badge.person())) {
            return refused.apply(new Claim.Unavailable());
        }
        try {
            Claim claim = alone(wanted, () -> move(badge.speaker(), wanted));
            return claim instanceof Claim.Granted granted
                    ? with(granted.badge(), rename)
                    : refused.apply((Claim.Refused) claim);
        } finally {
            renaming.remove(badge.person());
        }
    }

    /** Whether nobody holds this nickname here, and no question about it is under way. */
    boolean isUnused(Nickname nickname) {
        ReentrantLock lock = lock(nickname);
        if (!lock.tryLock()) {
            return false;
        }
        try {
            return here.holder(nickname).isEmpty();
        } finally {
            lock.unlock();
        }
    }

    private <T> T with(Badge reserved, Function<Badge, T> rename) {
        try {
            return rename.apply(reserved);
        } finally {
            here.release(reserved).ifPresent(everywhere::release);
        }
    }

    private Claim acquire(Nickname wanted, Person person, Optional<SealedOrigin> origin) {
        return settle(wanted, person, origin, everywhere.acquire(wanted, person, origin));
    }

    private Claim move(Speaker before, Nickname wanted) {
        Optional<Badge> held = here.join(wanted, before.person());
        Allotment answer = everywhere.move(before, wanted, held.map(badge -> badge.bearer().grant));
        if (held.isEmpty()) {
            return settle(wanted, before.person(), Optional.empty(), answer);
        }
        if (answer instanceof Allotment.Granted) {
            return new Claim.Granted(held.get());
        }
        here.release(held.get()).ifPresent(everywhere::release);
        return refusal(wanted, answer);
    }

    private Claim settle(Nickname wanted, Person person, Optional<SealedOrigin> origin, Allotment answer) {
        if (!(answer instanceof Allotment.Granted granted)) {
            return refusal(wanted, answer);
        }
        Held held = new Held(new Speaker(granted.nickname(), person), granted.grant(), origin);
        Claim claim = here.settle(held, granted.knownFor());
        if (!(claim instanceof Claim.Granted settled)) {
            // Somebody lost it, and this node is yet to hear of it.
            everywhere.release(held);
            return claim;
        }
        if (everywhere.stands(granted.grant())) {
            here.confirm(settled.badge());
            return settled;
        }
        here.release(settled.badge()).ifPresent(everywhere::release);
        return new Claim.Unavailable();
    }

    private ReentrantLock lock(Nickname nickname) {
        return locks[Math.floorMod(nickname.skeleton().hashCode(), LOCKS)];
    }

    private Claim alone(Nickname wanted, Supplier<Claim> ask) {
        ReentrantLock lock = lock(wanted);
        try {
            if (!lock.tryLock(LONGEST.toMillis(), TimeUnit.MILLISECONDS)) {
                return new Claim.Unavailable();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Claim.Unavailable();
        }
        try {
            return ask.get();
        } finally {
            lock.unlock();
        }
    }

    private static Claim refusal(Nickname wanted, Allotment answer) {
        return answer instanceof Allotment.Taken ? new Claim.Taken(wanted) : new Claim.Unavailable();
    }
}
