package chat.hubbub.message;

import chat.hubbub.room.RoomName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the feed reads of the database. May block, and throws {@link RuntimeException} where that cannot be read. */
interface FeedSource {

    /** Up to {@code most} events after a sequence number, oldest first. */
    List<ChatEvent> replay(RoomName room, long after, int most);

    /** Where rooms end. Where something that was told is not there any more, another epoch begins with that. */
    Heads heads(Told told);

    /**
     * What had been told of rooms before this was asked.
     *
     * @param epoch in which that was; empty if nothing was told yet
     */
    record Told(Optional<Epoch> epoch, Map<RoomName, Long> rooms) {}

    /** Where rooms end, in which epoch. */
    record Heads(Epoch epoch, Map<RoomName, Long> heads) {}
}
