package chat.hubbub.message;

import java.util.List;

/**
 * A stretch of a room's history.
 *
 * @param lines oldest first, as they stand now
 * @param hasMore whether there is more in the direction that was asked for
 * @param lastSeq the room's last event when this was read: whatever happened to the lines up to then is in them
 */
public record Page(List<Line> lines, boolean hasMore, long lastSeq) {

    public Page {
        lines = List.copyOf(lines);
    }
}
