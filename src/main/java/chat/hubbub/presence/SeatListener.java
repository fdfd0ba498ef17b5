package chat.hubbub.presence;

import chat.hubbub.identity.Speaker;
import chat.hubbub.room.RoomName;
import java.time.Instant;

/**
 * Hears of each seat that is taken and given back on this node, whatever others see of it, in the order in which it happens.
 * Called under the presence's lock: must be quick.
 */
public interface SeatListener {

    /** Where nobody else has to know. */
    SeatListener NONE = new SeatListener() {
        @Override
        public void taken(RoomName room, Speaker speaker, Instant since) {}

        @Override
        public void givenBack(RoomName room, Speaker speaker, Departure departure) {}

        @Override
        public void renamed(RoomName room, Speaker before, Speaker now) {}
    };

    /** @param since how long the person has been in the room, on whichever node */
    void taken(RoomName room, Speaker speaker, Instant since);

    void givenBack(RoomName room, Speaker speaker, Departure departure);

    /** All seats that somebody has in a room, on whichever node, go by another nickname. */
    void renamed(RoomName room, Speaker before, Speaker now);
}
