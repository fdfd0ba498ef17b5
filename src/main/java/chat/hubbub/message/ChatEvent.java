package chat.hubbub.message;

import chat.hubbub.identity.Nickname;
import chat.hubbub.room.RoomName;
import java.time.Instant;

/** Something stored in a room's log: it has a place in the room's one order and is never lost. */
public sealed interface ChatEvent {

    RoomName room();

    /** Counts the room's stored events from 1 without gaps. */
    long seq();

    Nickname sender();

    /** When the log took it; millisecond precision. Order comes from {@link #seq()}, never from here. */
    Instant at();

    /** A line that somebody said. */
    record Chat(RoomName room, long seq, Nickname sender, String content, Instant at) implements ChatEvent {}
}
