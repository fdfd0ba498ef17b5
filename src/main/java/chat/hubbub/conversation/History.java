package chat.hubbub.conversation;

import chat.hubbub.message.MessageLog;
import chat.hubbub.message.Page;
import chat.hubbub.message.PageRequest;
import chat.hubbub.room.RoomName;

/** Looking back without being in a room. Safe for any thread; may block on the disk. */
public final class History {

    private final MessageLog log;

    History(MessageLog log) {
        this.log = log;
    }

    public Page page(RoomName room, PageRequest request) {
        return log.page(room, request);
    }
}
