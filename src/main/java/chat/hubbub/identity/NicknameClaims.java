package chat.hubbub.identity;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Who holds which nickname. It belongs to one person at a time, on any number of connections, and of nodes; one taken with a
 * secret is kept for a while after the last of them. Where there are several nodes, all of them are asked when somebody comes
 * under a nickname that they do not hold here yet; one node decides alone, and never waits. Safe for any thread.
 */
public final class NicknameClaims {

    /** Beyond this the nickname that was kept longest is given up: somebody is collecting them. */
    public static final int MOST_KEPT = 20_000;

    private final LocalClaims here;
    private final ClaimRegistry everywhere;
    private final Holders holders;
    private final Asking asking;
    private final Guests guests = new Guests();
    private volatile Consumer<Badge> whenLost = badge -> {};

    public NicknameClaims(Clock clock, Duration hold) {
        this(clock, hold, List.of());
    }

    /** @param remembered who held a nickname when the server last ran; it is kept for them as after their last connection */
    public NicknameClaims(Clock clock, Duration hold, List<Speaker> remembered) {
        this(new LocalClaims(clock, hold, remembered), ClaimRegistry.NONE, Holders.NONE);
    }

    /** On one of several nodes: what nobody holds here any more is kept by the registry. */
    public NicknameClaims(Clock clock, ClaimRegistry everywhere, Holders holders) {
        this(new LocalClaims(clock, Duration.ZERO, List.of()), everywhere, holders);
    }

    private NicknameClaims(LocalClaims here, ClaimRegistry everywhere, Holders holders) {
        this.here = here;
        this.everywhere = everywhere;
        this.holders = holders;
        this.asking = new Asking(here, everywhere);
    }

    /** Whether claims may wait for other nodes: then no thread makes any that serves many clients. */
    public boolean mayWait() {
        return everywhere.mayWait();
    }

    /** Grants the nickname, in the spelling already held if the person holds it, or says why not. */
    public Claim claim(Nickname wanted, Person person) {
        return claim(wanted, person, Optional::empty);
    }

    /** The same for somebody of whom it is known where they come from, should other nodes have to know. */
    public Claim claim(Nickname wanted, Person person, Supplier<Optional<SealedOrigin>> origin) {
        return mayWait() ? asking.claim(wanted, person, origin) : here.claim(wanted, person);
    }

    /** Grants a free guest nickname. */
    public Claim claimGuest(Person person, Supplier<Optional<SealedOrigin>> origin) {
        while (true) {
            Claim claim = claim(guests.next(), person, origin);
            if (!(claim instanceof Claim.Taken)) {
                return claim;
            }
        }
    }

    /**
     * Sees that somebody can take another nickname, and has them take it with {@link #rename} meanwhile. Asks all nodes, so it
     * must be called by nobody who acts as the badge, or whom others wait for.
     *
     * @param rename is given the badge that has the nickname meanwhile; it must act as that one too, for the two become one
     */
    public <T> T reserve(Badge badge, Nickname wanted, Function<Badge, T> rename, Function<Claim.Refused, T> refused) {
        return mayWait() && !badge.speaker().nickname().equals(wanted)
                ? asking.reserve(badge, wanted, rename, refused)
                : rename.apply(badge);
    }

    /**
     * Puts another nickname on a badge, by the rules of {@link #claim}; to be called by whoever acts as it. The nickname of
     * before is nobody else's until it is given up, which must happen once for each move. Waits for nobody.
     */
    public Claim rename(Badge badge, Nickname wanted) {
        return here.rename(badge, wanted);
    }

    /** Gives up the nickname of before, now that nobody is told anything under it any more. Waits for nobody. */
    public void giveUp(Claim.Moved moved) {
        here.giveUp(moved).ifPresent(everywhere::release);
    }

    /** Gives back one grant. Each must be released exactly once; what nobody holds is left alone. Waits for nobody. */
    public void release(Badge badge) {
        here.release(badge).ifPresent(everywhere::release);
    }

    /**
     * How long somebody has held a nickname without a break, whatever it was. Those who held one when the server last ran have
     * always done so. Waits for nobody.
     */
    public Duration knownFor(Badge badge) {
        return here.knownFor(badge);
    }

    /** Who speaks here under this nickname, spelt so, or did a moment ago. Waits for nobody. */
    public @Nullable Badge wearer(Nickname nickname) {
        return here.wearer(nickname);
    }

    /** The badge of somebody who is connected here under this nickname, however it is spelt. Waits for nobody. */
    public Optional<Badge> badge(Speaker speaker) {
        return here.connected(speaker);
    }

    /** Who holds this nickname, or one that looks the same. */
    public Optional<Speaker> holder(Nickname nickname) {
        return here.holder(nickname).or(() -> holders.holder(nickname));
    }

    /** Under which nickname somebody is connected; under any of them, if there are several. */
    public Optional<Speaker> heldBy(Person person) {
        return here.heldBy(person).or(() -> holders.connected(person));
    }

    /** Where somebody comes from who is connected to another node under this nickname. */
    public Optional<SealedOrigin> originOf(Nickname nickname) {
        return holders.originOf(nickname);
    }

    /** Has somebody told whose nickname is another person's by now. They must end the connections under that badge. */
    public void whenLost(Consumer<Badge> listener) {
        whenLost = listener;
    }

    /** All that this node must be granted again when it did not answer for it for too long. */
    public List<Held> held() {
        return here.held();
    }

    /** Whether nobody holds this nickname here, nor is about to: whatever was granted for it is of no use any more. Never waits. */
    public boolean isUnused(Nickname nickname) {
        return asking.isUnused(nickname);
    }

    /** Somebody holds their nickname by another grant from now on. */
    public void regrant(Held again) {
        if (!here.regrant(again)) {
            everywhere.release(again);
        }
    }

    /** Somebody's nickname is another person's: nothing more is said under it here. */
    public void lose(Speaker speaker) {
        here.badge(speaker).ifPresent(badge -> {
            badge.as(now -> {
                here.lose(badge);
                return now;
            });
            whenLost.accept(badge);
        });
    }

    /** What changed since this was last called: who holds a nickname now, or that nobody does. */
    public Map<Skeleton, Optional<Speaker>> takeChanges() {
        return here.takeChanges();
    }

    /** Changes that could not be written after all; later ones count more. */
    public void returnChanges(Map<Skeleton, Optional<Speaker>> unwritten) {
        here.returnChanges(unwritten);
    }

    /** How many nicknames are held here, with or without a living connection. */
    public int size() {
        return here.size();
    }
}
