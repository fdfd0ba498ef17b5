package chat.hubbub.push;

import chat.hubbub.identity.Person;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Which browsers want to be called. Asking for those of a person waits for nobody and for no disk; changing does. Safe for any
 * thread.
 */
final class Subscribers {

    static final int MOST_OF_ONE = 10;
    static final int MOST = 10_000;

    /** A browser that was not opened for so long is forgotten. */
    static final Duration KEPT = Duration.ofDays(90);

    /** Pages renew their subscription whenever they are opened; not each time has to be written down. */
    private static final Duration FRESH = Duration.ofDays(1);

    private final PushJournal journal;
    private final Acquaintances acquaintances;
    private final Clock clock;
    private Map<Endpoint, Held> all = new HashMap<>();
    private volatile Map<Person, Set<PushSubscription>> byPerson = new ConcurrentHashMap<>();

    private record Held(PushSubscription subscription, Instant saved) {}

    Subscribers(PushJournal journal, Acquaintances acquaintances, Clock clock) {
        this.journal = journal;
        this.acquaintances = acquaintances;
        this.clock = clock;
    }

    synchronized void reload() {
        Map<Endpoint, Held> now = new HashMap<>();
        Map<Person, Set<PushSubscription>> people = new ConcurrentHashMap<>();
        for (PushSubscription one : journal.subscriptions(KEPT)) {
            Held held = all.get(one.endpoint());
            Instant saved = held != null && held.subscription.equals(one) ? held.saved : Instant.EPOCH;
            hold(one, saved, now, people);
        }
        acquaintances.reload();
        all = now;
        byPerson = people;
    }

    /** Takes a subscription, or another version of it; whoever has the endpoint has the browser. */
    synchronized Taken put(PushSubscription wanted) {
        Held held = all.get(wanted.endpoint());
        boolean mine = held != null && held.subscription.person().equals(wanted.person());
        if (!mine && of(wanted.person()).size() >= MOST_OF_ONE) {
            return Taken.TOO_MANY;
        }
        if (held == null && all.size() >= MOST) {
            return Taken.FULL;
        }
        boolean known = held != null && held.subscription.equals(wanted);
        boolean saved = journal.isShared() ? journal.has(wanted, FRESH) : isFresh(held, wanted);
        if (!saved) {
            journal.save(wanted);
        }
        if (!saved && journal.isShared()) {
            acquaintances.doubt(wanted.person());
        }
        if (!saved || !known) {
            replace(held, wanted);
        }
        return Taken.DONE;
    }

    /** Ends a subscription of this person; false if they have none with this endpoint. */
    synchronized boolean remove(Person person, Endpoint endpoint) {
        Held held = all.get(endpoint);
        boolean known = held != null && held.subscription.person().equals(person);
        boolean gone = (known || journal.isShared()) && journal.forget(endpoint, person);
        if (known || gone) {
            drop(all.remove(endpoint));
        }
        if (gone) {
            forgetIfGone(person);
        }
        return gone;
    }

    synchronized void remove(Endpoint endpoint) {
        Held held = all.remove(endpoint);
        drop(held);
        journal.forget(endpoint);
        forgetIfGone(held);
    }

    /** Whether it is one still, for the same person and with the same keys. */
    boolean has(PushSubscription subscription) {
        return of(subscription.person()).contains(subscription);
    }

    Optional<PushSubscription> find(Person person, Endpoint endpoint) {
        return of(person).stream()
                .filter(one -> one.endpoint().equals(endpoint))
                .findFirst();
    }

    synchronized int size() {
        return all.size();
    }

    Set<PushSubscription> of(Person person) {
        return byPerson.getOrDefault(person, Set.of());
    }

    boolean hasAny() {
        return !byPerson.isEmpty();
    }

    private static void hold(
            PushSubscription subscription,
            Instant saved,
            Map<Endpoint, Held> endpoints,
            Map<Person, Set<PushSubscription>> people) {
        endpoints.put(subscription.endpoint(), new Held(subscription, saved));
        people.computeIfAbsent(subscription.person(), any -> ConcurrentHashMap.newKeySet())
                .add(subscription);
    }

    private boolean isFresh(@Nullable Held held, PushSubscription wanted) {
        return held != null
                && held.subscription.equals(wanted)
                && !held.saved.isBefore(clock.instant().minus(FRESH));
    }

    private void replace(@Nullable Held before, PushSubscription now) {
        drop(before);
        hold(now, clock.instant(), all, byPerson);
        forgetIfGone(before);
    }

    private void drop(@Nullable Held held) {
        if (held != null) {
            PushSubscription gone = held.subscription;
            byPerson.computeIfPresent(gone.person(), (any, set) -> set.remove(gone) && set.isEmpty() ? null : set);
        }
    }

    private void forgetIfGone(@Nullable Held held) {
        if (held != null) {
            forgetIfGone(held.subscription.person());
        }
    }

    /** How somebody is spoken to is nobody's concern once there is nothing to call them in. */
    private void forgetIfGone(Person person) {
        if (of(person).isEmpty()) {
            acquaintances.forget(person);
        }
    }
}
