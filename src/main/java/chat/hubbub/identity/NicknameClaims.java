package chat.hubbub.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Who holds which nickname on this node. A nickname belongs to one person at a time, on any number of connections; one
 * taken with a secret is kept for a while after the last of them. Safe for any thread.
 */
public final class NicknameClaims {

    private final Clock clock;
    private final Duration hold;
    private final Guests guests = new Guests();
    private final Map<Skeleton, Holding> holdings = new HashMap<>();
    private final PriorityQueue<Expiry> expiries = new PriorityQueue<>();

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
            Holding holding = new Holding(speaker);
            holdings.put(skeleton, holding);
            keep(skeleton, holding);
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
            noteChange(skeleton, Optional.of(holding.speaker));
        } else if (!holding.speaker.person().equals(person)) {
            return new Claim.Taken(wanted);
        }
        holding.connections++;
        holding.keptUntil = null;
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

    /** Gives back one grant. Each grant must be released exactly once. */
    public synchronized void release(Speaker speaker) {
        Skeleton skeleton = speaker.nickname().skeleton();
        Holding holding = holdings.get(skeleton);
        if (holding == null || !holding.speaker.equals(speaker) || --holding.connections > 0) {
            return;
        }
        if (speaker.person().canReturn() && !hold.isZero()) {
            keep(skeleton, holding);
        } else {
            forget(skeleton, holding);
        }
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
        for (Expiry next = expiries.peek(); next != null && !next.at.isAfter(now); next = expiries.peek()) {
            expiries.remove();
            Holding holding = holdings.get(next.skeleton);
            if (holding != null && holding.keptUntil != null && !holding.keptUntil.isAfter(now)) {
                forget(next.skeleton, holding);
            }
        }
    }

    private void keep(Skeleton skeleton, Holding holding) {
        Instant until = clock.instant().plus(hold);
        holding.keptUntil = until;
        expiries.add(new Expiry(until, skeleton));
    }

    private void forget(Skeleton skeleton, Holding holding) {
        holdings.remove(skeleton);
        noteChange(skeleton, holding.speaker.person().canReturn() ? Optional.empty() : Optional.of(holding.speaker));
    }

    /** Passers-by are not worth remembering. */
    private void noteChange(Skeleton skeleton, Optional<Speaker> speaker) {
        if (speaker.isEmpty() || speaker.get().person().canReturn()) {
            changes.put(skeleton, speaker);
        }
    }

    private static final class Holding {
        final Speaker speaker;
        int connections;

        @Nullable Instant keptUntil;

        Holding(Speaker speaker) {
            this.speaker = speaker;
        }
    }

    private record Expiry(Instant at, Skeleton skeleton) implements Comparable<Expiry> {
        @Override
        public int compareTo(Expiry other) {
            return at.compareTo(other.at);
        }
    }
}
