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
import org.jspecify.annotations.Nullable;

/**
 * The seats of this node's own connections, and which of them the other nodes do not know yet. What changes to and fro before
 * it is told is told once, and who came and went before that not at all: so however long nothing can be told, this does not grow
 * beyond the seats that there are and those that the others know of. Safe for any thread.
 */
final class OwnSeats {

    private final Map<Place, Seated> seats = new HashMap<>();

    /** Places of which the others may have heard that they are taken, and not yet that they are left. */
    private final Set<Place> known = new HashSet<>();

    /** Places that changed, and how somebody left there last: for one person in one room together, as they are told. */
    private final Map<Whose, Map<Place, Departure>> changed = new LinkedHashMap<>();

    private Runnable whenChanged = () -> {};

    /** Whether it was said that there is something to tell, and not all of it was taken since. */
    private boolean said;

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
        Iterator<Map<Place, Departure>> next = changed.values().iterator();
        while (moves.size() < most && next.hasNext()) {
            next.next().forEach((place, departure) -> moves.add(told(place, departure)));
            next.remove();
        }
        said = !changed.isEmpty();
        return moves;
    }

    /** All places on this node, and since when they are taken: the others may know of them from now on. */
    synchronized Map<Place, Instant> toBeKnown() {
        Map<Place, Instant> all = new HashMap<>();
        seats.forEach((place, seated) -> all.put(place, seated.since));
        known.addAll(all.keySet());
        return all;
    }

    private Move told(Place place, Departure departure) {
        Seated seated = seats.get(place);
        if (seated == null) {
            known.remove(place);
            return new Move.Left(place, departure);
        }
        known.add(place);
        return new Move.Taken(place, seated.since);
    }

    private void note(Place place, Departure departure) {
        Whose whose = Whose.of(place);
        if (!seats.containsKey(place) && !known.contains(place)) {
            changed.computeIfPresent(whose, (any, theirs) -> without(theirs, place));
            return;
        }
        changed.computeIfAbsent(whose, any -> new LinkedHashMap<>()).put(place, departure);
        if (!said) {
            said = true;
            whenChanged.run();
        }
    }

    private static @Nullable Map<Place, Departure> without(Map<Place, Departure> theirs, Place place) {
        theirs.remove(place);
        return theirs.isEmpty() ? null : theirs;
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
