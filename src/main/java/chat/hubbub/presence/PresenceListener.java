package chat.hubbub.presence;

import chat.hubbub.identity.Nickname;
import chat.hubbub.room.RoomName;

/** Hears who comes, goes and takes another nickname, in the order in which it happens. Called under the presence's lock: must be quick. */
public interface PresenceListener {

    /** @param online how many are in the room now */
    void joined(RoomName room, Nickname nickname, int online);

    /** @param online how many are in the room now */
    void left(RoomName room, Nickname nickname, int online);

    /** Somebody in the room has another nickname, of which the room will hear in another way. */
    void renamed(RoomName room, Nickname before, Nickname now);
}
