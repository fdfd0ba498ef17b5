package chat.hubbub.conversation;

import chat.hubbub.identity.Person;
import chat.hubbub.room.RoomName;

/**
 * Tells the other nodes what concerns one person alone, who may be connected there. Nothing rests on it: who was not told finds
 * it in their list of rooms. Safe for any thread; never waits and never throws.
 */
@FunctionalInterface
public interface InboxRelay {

    /** Where there are no other nodes. */
    InboxRelay NONE = (person, room) -> {};

    /** Somebody came to belong to a private room; the others {@linkplain Invitations#heard hear} of it. */
    void admitted(Person person, RoomName room);
}
