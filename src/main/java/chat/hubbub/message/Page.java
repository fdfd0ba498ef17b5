package chat.hubbub.message;

import java.util.List;

/**
 * A stretch of a room's history.
 *
 * @param events oldest first
 * @param hasMore whether there is more in the direction that was asked for
 */
public record Page(List<ChatEvent> events, boolean hasMore) {

    public Page {
        events = List.copyOf(events);
    }
}
