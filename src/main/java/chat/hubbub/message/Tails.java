package chat.hubbub.message;

import chat.hubbub.room.RoomName;
import java.sql.SQLException;
import java.time.Instant;

/** Where rooms end, in the transaction that adds to them. */
interface Tails {

    /** Whether there is such a room. */
    boolean has(RoomName room) throws SQLException;

    /** The end of a room that is made now where there was none. */
    Tail of(RoomName room, Instant now) throws SQLException;
}
