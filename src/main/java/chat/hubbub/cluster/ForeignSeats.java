package chat.hubbub.cluster;

import static java.util.Objects.requireNonNull;

import chat.hubbub.conversation.Elsewhere;
import chat.hubbub.identity.Person;
import chat.hubbub.identity.Speaker;
import chat.hubbub.presence.Departure;
import chat.hubbub.room.RoomName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The seats of one other node, as far as they are known here, and kept as seats of the presence. Guarded by the presence: all of
 * it happens inside of {@link Elsewhere#atOnce} or of a call of the presence.
 */
final class ForeignSeats {

    private static final long PATIENCE_MILLIS = 5_000;

    private final Elsewhere elsewhere;
    private final OwnSeats own;
    private final SeatAllowance allowance;
    private final Map<Place, Sat> seats = new HashMap<>();

    /** Seats that go by another nickname there than here, and since when. */
    private final Map<Place, Long> disputed = new HashMap<>();

    ForeignSeats(Elsewhere elsewhere, OwnSeats own, SeatAllowance allowance) {
        this.allowance = allowance;
        this.elsewhere = elsewhere;
        this.own = own;
    }

    /** @param as whose seat it is in the presence by now: they may have been renamed here before that node knew */
    private record Sat(Speaker as, Instant since) {}

    /** Who sits where since when: the same across another nickname. */
    private record Stay(RoomName room, Person person, Instant since) {}

    /** All of these happened, in one moment. */
    void move(List<Move> moves) {
        Map<Stay, Place> left = new HashMap<>();
        for (Move move : moves) {
            Sat sat = seats.get(move.place());
            if (sat != null && move instanceof Move.Left) {
                left.put(stay(move.place(), sat.since), move.place());
            }
        }
        moves.forEach(move -> keepRenamed(move, left));
        for (Move move : moves) {
            if (move instanceof Move.Left gone) {
                leave(gone.place(), gone.departure());
            }
        }
        for (Move move : moves) {
            if (move instanceof Move.Taken taken) {
                take(taken.place(), taken.since());
            }
        }
    }

    /** That is all there is. Whoever is missing went without a word that was heard. */
    void become(Map<Place, Instant> all) {
        List<Move> moves = new ArrayList<>();
        for (Place place : seats.keySet()) {
            if (!all.containsKey(place)) {
                moves.add(new Move.Left(place, Departure.BROKEN));
            }
        }
        all.forEach((place, since) -> moves.add(new Move.Taken(place, since)));
        move(moves);
    }

    /** The presence knows somebody by another nickname now. */
    void renamed(RoomName room, Speaker before, Speaker now) {
        seats.replaceAll(
                (place, sat) -> place.room().equals(room) && sat.as.equals(before) ? new Sat(now, sat.since) : sat);
    }

    /**
     * Gives up waiting for the connections of somebody who was renamed on one node only, and seats them under both nicknames. To be
     * called now and then.
     */
    void settle(long nowMillis) {
        Set<Place> odd = new HashSet<>();
        seats.forEach((place, sat) -> {
            if (!sat.as.equals(place.speaker())) {
                odd.add(place);
            }
        });
        disputed.keySet().retainAll(odd);
        for (Place place : odd) {
            if (nowMillis - disputed.computeIfAbsent(place, any -> nowMillis) > PATIENCE_MILLIS) {
                Sat sat = requireNonNull(seats.get(place));
                leave(place, Departure.SAID);
                take(place, sat.since);
            }
        }
    }

    /** A seat that is left under one nickname, and taken since the same moment under another, never was empty. */
    private void keepRenamed(Move move, Map<Stay, Place> left) {
        if (!(move instanceof Move.Taken taken) || seats.containsKey(taken.place())) {
            return;
        }
        Place former = left.remove(stay(taken.place(), taken.since()));
        Sat before = former == null ? null : seats.get(former);
        Speaker now = taken.place().speaker();
        if (former == null || before == null) {
            return;
        }
        seats.remove(former);
        seats.put(taken.place(), before);
        if (!before.as.equals(now) && !own.has(before.as)) {
            elsewhere.renamed(before.as, now);
        }
        // Whoever is connected here too is about to be renamed here, with all their seats.
    }

    private void take(Place place, Instant since) {
        Sat sat = seats.get(place);
        if (sat != null && sat.since.equals(since)) {
            return;
        }
        if (sat != null) {
            leave(place, Departure.SAID);
        }
        if (allowance.take(seats.size())) {
            seats.put(place, new Sat(place.speaker(), since));
            elsewhere.joined(place.room(), place.speaker(), since);
        }
    }

    private void leave(Place place, Departure departure) {
        Sat sat = seats.remove(place);
        if (sat != null) {
            allowance.giveBack();
            elsewhere.left(place.room(), sat.as, departure);
        }
    }

    private static Stay stay(Place place, Instant since) {
        return new Stay(place.room(), place.speaker().person(), since);
    }
}
