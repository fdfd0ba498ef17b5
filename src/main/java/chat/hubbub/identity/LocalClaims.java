package chat.hubbub.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Who holds which nickname on this node. A nickname belongs to one person at a time, on any number of connections; one
 * taken with a secret is kept for a while after the last of them. Safe for any thread; nothing here waits for anything else.
 */
final class LocalClaims {

    private final Clock clock;
    private final Duration hold;
    private final Map<Skeleton, Badge> holdings = new HashMap<>();
    private final Glances glances = new Glances();

    /** Who speaks under a nickname in this very spelling; also those who had it, until it is given up. */
    private final Map<Nickname, Badge> worn = new ConcurrentHashMap<>();

    /** Those without a connection, until when; all are kept equally long, so the one that ends first stands first. */
    private final Map<Skeleton, Instant> kept = new LinkedHashMap<>();

    /** What a journal does not know yet; at most one for each nickname that was held meanwhile. */
    private final Map<Skeleton, Optional<Speaker>> changes = new HashMap<>();

    /** @param remembered who held a nickname when the server last ran; it is kept for them as after their last connection */
    LocalClaims(Clock clock, Duration hold, List<Speaker> remembered) {
        this.clock = clock;
        this.hold = hold;
        for (Speaker speaker : remembered) {
            Skeleton skeleton = speaker.nickname().skeleton();
            hold(skeleton, new Badge(speaker, Instant.MIN));
            keep(skeleton);
        }
    }

    /** Grants the nickname, in the spelling already held if the person holds it, or says that it is taken. */
    Claim claim(Nickname wanted, Person person) {
        return claim(wanted, person, clock.instant(), Grant.NONE);
    }

    /**
     * The same for a nickname that all nodes granted to this one, for somebody who has been known for so long. To be confirmed, or
     * released.
     */
    synchronized Claim settle(Held granted, Duration knownFor) {
        Speaker speaker = granted.speaker();
        Claim claim =
                claim(speaker.nickname(), speaker.person(), clock.instant().minus(knownFor), granted.grant());
        if (claim instanceof Claim.Granted settled) {
            settled.badge().bearer().origin = granted.origin();
            settled.badge().bearer().confirmed = false;
        }
        return claim;
    }

    /** The grant stood after the nickname was held here by it: so whoever has all of them granted again sees this one. */
    synchronized void confirm(Badge badge) {
        badge.bearer().confirmed = true;
    }

    /** Another connection for somebody who has one under this nickname here. Not while that is still to be confirmed. */
    synchronized Optional<Badge> join(Nickname wanted, Person person) {
        Optional<Badge> badge = Optional.ofNullable(holdings.get(wanted.skeleton()))
                .filter(held ->
                        held.confirmed && held.connections > 0 && held.person().equals(person));
        badge.ifPresent(held -> held.connections++);
        return badge;
    }

    private synchronized Claim claim(Nickname wanted, Person person, Instant since, Grant grant) {
        forgetExpired();
        if (isTaken(wanted, person)) {
            return new Claim.Taken(wanted);
        }
        Skeleton skeleton = wanted.skeleton();
        Badge badge = holdings.get(skeleton);
        if (badge == null) {
            badge = new Badge(new Speaker(wanted, person), since);
            hold(skeleton, badge);
            noteHolder(skeleton, badge.speaker());
        }
        badge.connections++;
        badge.grant = grant;
        kept.remove(skeleton);
        return new Claim.Granted(badge);
    }

    /**
     * Puts another nickname on a badge, by the rules of {@link #claim}; to be called by whoever acts as it. The nickname of
     * before is nobody else's until it is given up, which must happen once for each move.
     */
    synchronized Claim rename(Badge badge, Nickname wanted) {
        forgetExpired();
        Badge bearer = badge.bearer();
        Speaker before = bearer.speaker();
        Grant grant = bearer.grant;
        if (bearer.lost || isTaken(wanted, bearer.person())) {
            return new Claim.Taken(wanted);
        }
        Badge there = holdings.get(wanted.skeleton());
        if (before.nickname().equals(wanted)) {
            return new Claim.Granted(bearer);
        }
        if (there != null && !there.equals(bearer) && there.connections > 0) {
            bearer.mergeInto(there);
        } else {
            bearer.become(new Speaker(wanted, bearer.person()));
            kept.remove(wanted.skeleton());
            hold(wanted.skeleton(), bearer);
            noteHolder(wanted.skeleton(), bearer.speaker());
        }
        Badge former = new Badge(before, bearer.since());
        former.grant = grant;
        former.origin = bearer.bearer().origin;
        if (!before.nickname().skeleton().equals(wanted.skeleton())) {
            holdings.put(before.nickname().skeleton(), former);
        }
        return new Claim.Moved(before, former);
    }

    /** Gives up the nickname of before, now that nobody is told anything under it any more; tells what is free by it. */
    synchronized Optional<Held> giveUp(Claim.Moved moved) {
        Nickname before = moved.before().nickname();
        Badge holding = holdings.get(before.skeleton());
        if (holding == null || !holding.speaker().nickname().equals(before)) {
            worn.remove(before);
        } else if (!holding.equals(moved.former())) {
            return Optional.empty(); // They took it again, and perhaps gave it away again: that is not over yet.
        } else if (holding.connections > 0) {
            worn.put(before, holding);
        } else if (!kept.containsKey(before.skeleton())) {
            return forget(before.skeleton());
        }
        return Optional.empty();
    }

    /**
     * How long somebody has held a nickname without a break, whatever it was. Those who held one when the server last ran have
     * always done so. Waits for nobody.
     */
    Duration knownFor(Badge badge) {
        return Duration.between(badge.since(), clock.instant());
    }

    /** Who speaks under this nickname, spelt so, or did a moment ago. Waits for nobody. */
    @Nullable Badge wearer(Nickname nickname) {
        return worn.get(nickname);
    }

    /** Gives back one grant; tells what is free by it. Each must be released exactly once; what nobody holds is left alone. */
    synchronized Optional<Held> release(Badge badge) {
        Badge bearer = badge.bearer();
        Skeleton skeleton = bearer.speaker().nickname().skeleton();
        if (!bearer.equals(holdings.get(skeleton)) || kept.containsKey(skeleton)) {
            return Optional.empty();
        }
        if (--bearer.connections > 0) {
            return Optional.empty();
        }
        if (bearer.person().canReturn() && !hold.isZero()) {
            keep(skeleton);
            return Optional.empty();
        }
        return forget(skeleton);
    }

    /** All that is held here, by a connection or until it is given up. */
    synchronized List<Held> held() {
        return holdings.values().stream().map(Held::of).toList();
    }

    /** The badge of somebody who holds this nickname here, however it is spelt. */
    synchronized Optional<Badge> badge(Speaker speaker) {
        return Optional.ofNullable(holdings.get(speaker.nickname().skeleton()))
                .filter(badge -> badge.person().equals(speaker.person()));
    }

    /** The same for somebody who is connected under it. */
    synchronized Optional<Badge> connected(Speaker speaker) {
        return badge(speaker).filter(badge -> badge.bearer().connections > 0);
    }

    /** Somebody holds their nickname by another grant from now on; false if nobody does any more. */
    synchronized boolean regrant(Held again) {
        Optional<Badge> badge = badge(again.speaker());
        badge.ifPresent(held -> held.bearer().grant = again.grant());
        return badge.isPresent();
    }

    /** Takes a nickname from whoever goes by this badge; to be called by whoever acts as it. */
    synchronized void lose(Badge badge) {
        badge.bearer().lost = true;
        Skeleton skeleton = badge.speaker().nickname().skeleton();
        if (badge.equals(holdings.get(skeleton))) {
            forget(skeleton);
        }
    }

    /** Who holds this nickname, or one that looks the same. */
    synchronized Optional<Speaker> holder(Nickname nickname) {
        forgetExpired();
        return Optional.ofNullable(holdings.get(nickname.skeleton())).map(Badge::speaker);
    }

    /** Under which nickname somebody is connected; under any of them, if there are several. */
    synchronized Optional<Speaker> heldBy(Person person) {
        return holdings.values().stream()
                .filter(badge -> badge.connections > 0 && badge.person().equals(person))
                .map(Badge::speaker)
                .findFirst();
    }

    /** What changed since this was last called: who holds a nickname now, or that nobody does. */
    synchronized Map<Skeleton, Optional<Speaker>> takeChanges() {
        forgetExpired();
        Map<Skeleton, Optional<Speaker>> taken = new HashMap<>(changes);
        changes.clear();
        return taken;
    }

    /** Changes that could not be written after all; later ones count more. */
    synchronized void returnChanges(Map<Skeleton, Optional<Speaker>> unwritten) {
        unwritten.forEach(changes::putIfAbsent);
    }

    /** How many nicknames are held, with or without a living connection. */
    synchronized int size() {
        forgetExpired();
        return holdings.size();
    }

    private boolean isTaken(Nickname wanted, Person person) {
        return glances.like(wanted).stream()
                .map(holdings::get)
                .anyMatch(badge -> badge != null && !badge.person().equals(person));
    }

    private void forgetExpired() {
        Instant now = clock.instant();
        while (!kept.isEmpty() && !firstKept().getValue().isAfter(now)) {
            forget(firstKept().getKey());
        }
    }

    private void hold(Skeleton skeleton, Badge badge) {
        Badge earlier = holdings.put(skeleton, badge);
        if (earlier != null && !earlier.equals(badge)) {
            worn.remove(earlier.speaker().nickname());
        }
        worn.put(badge.speaker().nickname(), badge);
        glances.hold(badge.speaker().nickname());
    }

    private void keep(Skeleton skeleton) {
        if (kept.size() >= NicknameClaims.MOST_KEPT) {
            forget(firstKept().getKey());
        }
        kept.put(skeleton, clock.instant().plus(hold));
    }

    private Map.Entry<Skeleton, Instant> firstKept() {
        return kept.entrySet().iterator().next();
    }

    private Optional<Held> forget(Skeleton skeleton) {
        kept.remove(skeleton);
        glances.forget(skeleton);
        Badge badge = holdings.remove(skeleton);
        if (badge == null) {
            return Optional.empty();
        }
        worn.remove(badge.speaker().nickname());
        if (badge.person().canReturn()) {
            changes.put(skeleton, Optional.empty());
        }
        return Optional.of(Held.of(badge));
    }

    private void noteHolder(Skeleton skeleton, Speaker speaker) {
        // Passers-by are not worth remembering.
        if (speaker.person().canReturn()) {
            changes.put(skeleton, Optional.of(speaker));
        }
    }
}
