package chat.hubbub.cluster;

import chat.hubbub.identity.Person;
import chat.hubbub.identity.Speaker;
import chat.hubbub.presence.Departure;
import chat.hubbub.presence.Presence;
import chat.hubbub.presence.Renaming;
import chat.hubbub.room.RoomName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The seats of one other node, as far as they are known here, and kept as seats of the presence. Guarded by the presence: all of
 * it happens inside of {@link Presence#atOnce} or of a call of the presence.
 */
final class ForeignSeats {

    private final Presence presence;
    private final OwnSeats own;
    private final Map<Place, Sat> seats = new HashMap<>();

    ForeignSeats(Presence presence, OwnSeats own) {
        this.presence = presence;
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

    int size() {
        return seats.size();
    }

    /** A seat that is left under one nickname, and taken since the same moment under another, never was empty. */
    private void keepRenamed(Move move, Map<Stay, Place> left) {
        if (!(move instanceof Move.Taken taken) || seats.containsKey(taken.place())) {
            return;
        }
        Place former = left.remove(stay(taken.place(), taken.since()));
        Sat before = former == null ? null : seats.get(former);
        Speaker now = taken.place().speaker();
        if (former == null || before == null || !canBecome(before.as, now)) {
            return;
        }
        seats.remove(former);
        seats.put(taken.place(), new Sat(now, taken.since()));
    }

    /** Where somebody sits here under the nickname of before still, they are in the room under both. */
    private boolean canBecome(Speaker before, Speaker now) {
        if (before.equals(now)) {
            return true;
        }
        if (own.has(before)) {
            return false;
        }
        presence.rename(before, now).forEach(Renaming::told);
        return true;
    }

    private void take(Place place, Instant since) {
        Sat sat = seats.get(place);
        if (sat != null && sat.since.equals(since)) {
            return;
        }
        if (sat != null) {
            leave(place, Departure.SAID);
        }
        seats.put(place, new Sat(place.speaker(), since));
        presence.joinElsewhere(place.room(), place.speaker(), since);
    }

    private void leave(Place place, Departure departure) {
        Sat sat = seats.remove(place);
        if (sat != null) {
            presence.leaveElsewhere(place.room(), sat.as, departure);
        }
    }

    private static Stay stay(Place place, Instant since) {
        return new Stay(place.room(), place.speaker().person(), since);
    }
}
