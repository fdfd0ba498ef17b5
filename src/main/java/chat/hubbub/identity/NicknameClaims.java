package chat.hubbub.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who holds which nickname on this node. A nickname belongs to one person at a time, on any number of connections; one
 * taken with a secret is kept for a while after the last of them. Safe for any thread.
 */
public final class NicknameClaims {

    /** Beyond this the nickname that was kept longest is given up: somebody is collecting them. */
    static final int MOST_KEPT = 20_000;

    private final Clock clock;
    private final Duration hold;
    private final Guests guests = new Guests();
    private final Map<Skeleton, Holding> holdings = new HashMap<>();

    /** Those without a connection, until when; all are kept equally long, so the one that ends first stands first. */
    private final Map<Skeleton, Instant> kept = new LinkedHashMap<>();

    /** What a journal does not know yet; at most one for each nickname that was held meanwhile. */
    private final Map<Skeleton, Optional<Speaker>> changes = new HashMap<>();

    public NicknameClaims(Clock clock, Duration hold) {
        this(clock, hold, List.of());
    }

    /** @param remembered who held a nickname when the server last ran; it is kept for them as after their last connection */
    public NicknameClaims(Clock clock, Duration hold, List<Speaker> remembered) {
        this.clock = clock;
        this.hold = hold;
        for (Speaker speaker : remembered) {
            Skeleton skeleton = speaker.nickname().skeleton();
            holdings.put(skeleton, new Holding(speaker));
            keep(skeleton);
        }
    }

    /** Grants the nickname, in the spelling already held if the person holds it, or says that it is taken. */
    public synchronized Claim claim(Nickname wanted, Person person) {
        forgetExpired();
        Skeleton skeleton = wanted.skeleton();
        Holding holding = holdings.get(skeleton);
        if (holding == null) {
            holding = new Holding(new Speaker(wanted, person));
            holdings.put(skeleton, holding);
            noteHolder(skeleton, holding.speaker);
        } else if (!holding.speaker.person().equals(person)) {
            return new Claim.Taken(wanted);
        }
        holding.connections++;
        kept.remove(skeleton);
        return new Claim.Granted(holding.speaker);
    }

    /** Grants a free guest nickname. */
    public synchronized Speaker claimGuest(Person person) {
        while (true) {
            if (claim(guests.next(), person) instanceof Claim.Granted granted) {
                return granted.speaker();
            }
        }
    }

    /** Gives back one grant. Each grant must be released exactly once; what nobody holds is left alone. */
    public synchronized void release(Speaker speaker) {
        Skeleton skeleton = speaker.nickname().skeleton();
        Holding holding = holdings.get(skeleton);
        if (holding == null || !holding.speaker.equals(speaker) || kept.containsKey(skeleton)) {
            return;
        }
        if (--holding.connections > 0) {
            return;
        }
        if (speaker.person().canReturn() && !hold.isZero()) {
            keep(skeleton);
        } else {
            forget(skeleton);
        }
    }

    /** Who holds this nickname, or one that looks the same. */
    public synchronized Optional<Speaker> holder(Nickname nickname) {
        forgetExpired();
        return Optional.ofNullable(holdings.get(nickname.skeleton())).map(holding -> holding.speaker);
    }

    /** Under which nickname somebody is connected; under any of them, if there are several. */
    public synchronized Optional<Speaker> heldBy(Person person) {
        return holdings.values().stream()
                .filter(holding ->
                        holding.connections > 0 && holding.speaker.person().equals(person))
                .map(holding -> holding.speaker)
                .findFirst();
    }

    /** What changed since this was last called: who holds a nickname now, or that nobody does. */
    public synchronized Map<Skeleton, Optional<Speaker>> takeChanges() {
        forgetExpired();
        Map<Skeleton, Optional<Speaker>> taken = new HashMap<>(changes);
        changes.clear();
        return taken;
    }

    /** Changes that could not be written after all; later ones count more. */
    public synchronized void returnChanges(Map<Skeleton, Optional<Speaker>> unwritten) {
        unwritten.forEach(changes::putIfAbsent);
    }

    /** How many nicknames are held, with or without a living connection. */
    public synchronized int size() {
        forgetExpired();
        return holdings.size();
    }

    private void forgetExpired() {
        Instant now = clock.instant();
        while (!kept.isEmpty() && !firstKept().getValue().isAfter(now)) {
            forget(firstKept().getKey());
        }
    }

    private void keep(Skeleton skeleton) {
        if (kept.size() >= MOST_KEPT) {
            forget(firstKept().getKey());
        }
        kept.put(skeleton, clock.instant().plus(hold));
    }

    private Map.Entry<Skeleton, Instant> firstKept() {
        return kept.entrySet().iterator().next();
    }

    private void forget(Skeleton skeleton) {
        kept.remove(skeleton);
        Holding holding = holdings.remove(skeleton);
        if (holding != null && holding.speaker.person().canReturn()) {
            changes.put(skeleton, Optional.empty());
        }
    }

    private void noteHolder(Skeleton skeleton, Speaker speaker) {
        // Passers-by are not worth remembering.
        if (speaker.person().canReturn()) {
            changes.put(skeleton, Optional.of(speaker));
        }
    }

    private static final class Holding {
        final Speaker speaker;
        int connections;

        Holding(Speaker speaker) {
            this.speaker = speaker;
        }
    }
}
