package chat.hubbub.message;

import chat.hubbub.room.RoomName;
import java.util.List;
import java.util.Map;

/** What the feed reads of the database. May block, and throws {@link RuntimeException} where that cannot be read. */
interface FeedSource {

    /** Up to {@code most} events after a sequence number, oldest first. */
    List<ChatEvent> replay(RoomName room, long after, int most);

    /** Where rooms end, of which so much had been told before this was asked. */
    Heads heads(Map<RoomName, Long> told);

    /**
     * Where rooms end.
     *
     * @param wentBack whether something that was told is not there any more, or the log lives another life
     */
    record Heads(Map<RoomName, Long> heads, boolean wentBack) {}
}
