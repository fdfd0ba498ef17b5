package chat.hubbub.conversation;

import chat.hubbub.identity.Person;
import chat.hubbub.membership.PrivateRooms;
import chat.hubbub.message.MessageLog;
import chat.hubbub.message.Page;
import chat.hubbub.message.PageRequest;
import chat.hubbub.room.RoomName;
import java.util.List;

/** Looking back without being in a room. Safe for any thread; may block on the disk. */
public final class History {

    private static final Page NOTHING = new Page(List.of(), false, 0);

    private final MessageLog log;
    private final PrivateRooms privateRooms;

    History(MessageLog log, PrivateRooms privateRooms) {
        this.log = log;
        this.privateRooms = privateRooms;
    }

    /** Nothing of a room that whoever looks may not enter. */
    public Page page(RoomName room, PageRequest request, Person viewer) {
        return privateRooms.mayEnter(room, viewer) ? log.page(room, request) : NOTHING;
    }
}
