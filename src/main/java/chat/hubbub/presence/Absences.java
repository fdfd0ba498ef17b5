package chat.hubbub.presence;

import chat.hubbub.room.RoomName;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.BiConsumer;

/**
 * Those whose connections broke, and who may come back. The grace time is the same for all, so the first to break off is the
 * first to be due. Guarded by the presence.
 */
final class Absences {

    private final Queue<Absence> absences = new ArrayDeque<>();

    void add(Instant due, RoomName room, Seats seats) {
        absences.add(new Absence(due, room, seats, seats.departures()));
    }

    void end(Instant now, BiConsumer<RoomName, Seats> depart) {
        for (Absence next = absences.peek(); next != null && !next.due.isAfter(now); next = absences.peek()) {
            absences.remove();
            if (next.isStillTrue()) {
                depart.accept(next.room, next.seats);
            }
        }
    }

    private record Absence(Instant due, RoomName room, Seats seats, int departure) {
        boolean isStillTrue() {
            return seats.areEmpty() && seats.departures() == departure;
        }
    }
}
