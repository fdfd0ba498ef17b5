package chat.hubbub.cluster;

import chat.hubbub.identity.Person;
import chat.hubbub.identity.Speaker;
import chat.hubbub.presence.Departure;
import chat.hubbub.room.RoomName;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The seats of this node's own connections, and which of them the other nodes do not know yet. What changes to and fro before
 * it is told is told once, so no storm makes this grow beyond the seats that there were. Safe for any thread.
 */
final class OwnSeats {

    private final Map<Place, Seated> seats = new HashMap<>();

    /** Places that changed, and how somebody left there last. */
    private final Map<Place, Departure> changed = new LinkedHashMap<>();

    private Runnable whenChanged = () -> {};

    /** Has something run when there is something to tell, after there was nothing; it must be quick. */
    synchronized void whenChanged(Runnable action) {
        whenChanged = action;
    }

    synchronized void taken(RoomName room, Speaker speaker, Instant since) {
        Place place = new Place(room, speaker);
        Seated seated = seats.get(place);
        if (seated == null) {
            seats.put(place, new Seated(1, since.truncatedTo(ChronoUnit.MILLIS)));
            note(place, Departure.SAID);
        } else {
            seats.put(place, seated.and(1));
        }
    }

    synchronized void givenBack(RoomName room, Speaker speaker, Departure departure) {
        Place place = new Place(room, speaker);
        Seated seated = seats.get(place);
        if (seated != null && seated.count > 1) {
            seats.put(place, seated.and(-1));
        } else if (seated != null) {
            seats.remove(place);
            note(place, departure);
        }
    }

    synchronized void renamed(RoomName room, Speaker before, Speaker now) {
        Place former = new Place(room, before);
        Seated seated = seats.remove(former);
        if (seated != null) {
            Place place = new Place(room, now);
            Seated there = seats.get(place);
            seats.put(place, there == null ? seated : there.and(seated.count));
            note(former, Departure.SAID);
            note(place, Departure.SAID);
        }
    }

    /** Whether somebody has any seat here under this nickname. */
    synchronized boolean has(Speaker speaker) {
        return seats.keySet().stream().anyMatch(place -> place.speaker().equals(speaker));
    }

    /**
     * Some of what the others do not know yet; it counts as told from now on. What changed for one person in one room stays
     * together, for a rename is two changes; so there may be a few more.
     */
    synchronized List<Move> takeChanges(int most) {
        List<Move> moves = new ArrayList<>();
        Set<Whose> begun = new HashSet<>();
        Iterator<Map.Entry<Place, Departure>> next = changed.entrySet().iterator();
        while (next.hasNext()) {
            Map.Entry<Place, Departure> change = next.next();
            Whose whose = Whose.of(change.getKey());
            if (moves.size() >= most && !begun.contains(whose)) {
                continue;
            }
            begun.add(whose);
            Seated seated = seats.get(change.getKey());
            moves.add(
                    seated == null
                            ? new Move.Left(change.getKey(), change.getValue())
                            : new Move.Taken(change.getKey(), seated.since));
            next.remove();
        }
        return moves;
    }

    /** All places on this node, and since when they are taken. */
    synchronized Map<Place, Instant> all() {
        Map<Place, Instant> all = new HashMap<>();
        seats.forEach((place, seated) -> all.put(place, seated.since));
        return all;
    }

    private void note(Place place, Departure departure) {
        boolean first = changed.isEmpty();
        changed.put(place, departure);
        if (first) {
            whenChanged.run();
        }
    }

    private record Whose(RoomName room, Person person) {
        static Whose of(Place place) {
            return new Whose(place.room(), place.speaker().person());
        }
    }

    private record Seated(int count, Instant since) {
        Seated and(int more) {
            return new Seated(count + more, since);
        }
    }
}
