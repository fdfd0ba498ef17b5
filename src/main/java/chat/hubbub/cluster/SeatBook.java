package chat.hubbub.cluster;

import chat.hubbub.identity.Speaker;
import chat.hubbub.presence.Departure;
import chat.hubbub.presence.SeatListener;
import chat.hubbub.room.RoomName;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Which seats are this node's own, and which are another's. Guarded by the presence, except for the own ones. */
final class SeatBook implements SeatListener {

    private final List<ForeignSeats> foreign = new CopyOnWriteArrayList<>();
    private final SeatAllowance allowance = new SeatAllowance(SeatAllowance.MOST);
    private final OwnSeats own;

    SeatBook(OwnSeats own) {
        this.own = own;
    }

    OwnSeats own() {
        return own;
    }

    /** For all the foreign seats together. */
    SeatAllowance allowance() {
        return allowance;
    }

    void add(ForeignSeats seats) {
        foreign.add(seats);
    }

    void remove(ForeignSeats seats) {
        foreign.remove(seats);
    }

    @Override
    public void taken(RoomName room, Speaker speaker, Instant since) {
        own.taken(room, speaker, since);
    }

    @Override
    public void givenBack(RoomName room, Speaker speaker, Departure departure) {
        own.givenBack(room, speaker, departure);
    }

    @Override
    public void renamed(RoomName room, Speaker before, Speaker now) {
        own.renamed(room, before, now);
        foreign.forEach(seats -> seats.renamed(room, before, now));
    }
}
