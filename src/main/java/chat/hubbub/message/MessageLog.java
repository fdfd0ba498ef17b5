package chat.hubbub.message;

import chat.hubbub.identity.Speaker;
import chat.hubbub.room.RoomName;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/**
 * The durable record of what was said: one order per room, without gaps, each draft at most once.
 *
 * <pre>{@code
 * log.append(room, alice, draft).thenAccept(appended -> …);   // completes once it is durable
 * log.replay(room, 17, 200);                                  // the events 18, 19, …
 * }</pre>
 *
 * All methods may be called by any thread. Reading sees every event that was acknowledged, and goes on while writing is
 * refused.
 */
public interface MessageLog {

    /**
     * Stores a draft under the room's next sequence number; the first draft makes the room. Never blocks; completes on
     * the writer thread, in the order in which the drafts were stored, and never exceptionally.
     */
    CompletionStage<Appended> append(RoomName room, Speaker speaker, Draft draft);

    /** The last stored event's place; {@code seq} 0 in a room that nobody has written to. */
    Position head(RoomName room);

    /** The last sequence numbers of some hundred rooms, all at once; without those that nobody has written to. */
    Map<RoomName, Long> lastSeqs(Collection<RoomName> rooms);

    /** What a room is about, as was last said; empty where nobody did. */
    String topic(RoomName room);

    /** Up to {@code most} events after a sequence number, oldest first. */
    List<ChatEvent> replay(RoomName room, long after, int most);

    /** A page of history, oldest first, at the same cost at any depth: its lines as they stand now. */
    Page page(RoomName room, PageRequest request);

    /** The public rooms that were written to with their last sequence numbers, the most recently made first, up to a limit. */
    List<RoomHead> rooms(int most);
}
