package chat.hubbub.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
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

    public NicknameClaims(Clock clock, Duration hold) {
        this.clock = clock;
        this.hold = hold;
    }

    /** Grants the nickname, in the spelling already held if the person holds it, or says that it is taken. */
    public synchronized Claim claim(Nickname wanted, Person person) {
        forgetExpired();
        Skeleton skeleton = wanted.skeleton();
        Holding holding = holdings.get(skeleton);
        if (holding == null) {
            holding = new Holding(new Speaker(wanted, person));
            holdings.put(skeleton, holding);
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
            holding.keptUntil = clock.instant().plus(hold);
            expiries.add(new Expiry(holding.keptUntil, skeleton));
        } else {
            holdings.remove(skeleton);
        }
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
                holdings.remove(next.skeleton);
            }
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
