package chat.hubbub.conversation;

import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.Person;
import chat.hubbub.membership.PrivateRoom;
import chat.hubbub.room.RoomName;
import java.util.Optional;

/**
 * A private room as one who belongs to it sees it.
 *
 * @param title what it is called; a direct room by the other's nickname
 * @param with whom one speaks with in a direct room
 */
public record RoomCard(RoomName room, String title, Optional<Nickname> with) {

    static RoomCard of(PrivateRoom room, Person person) {
        return new RoomCard(room.name(), room.titleFor(person), room.other(person));
    }
}
