package chat.hubbub.conversation;

import chat.hubbub.identity.Person;
import chat.hubbub.membership.PrivateRooms;
import chat.hubbub.message.LineSearch;
import chat.hubbub.message.SearchQuery;
import java.util.List;

/** Looking for what was said, in the rooms that whoever looks may read. Safe for any thread; may block on the disk. */
public final class Search {

    private final LineSearch lines;
    private final PrivateRooms privateRooms;

    Search(LineSearch lines, PrivateRooms privateRooms) {
        this.lines = lines;
        this.privateRooms = privateRooms;
    }

    /**
     * The best lines first.
     *
     * @throws LineSearch.SearchUnavailable if it cannot be told at the moment
     */
    public List<LineSearch.Hit> find(SearchQuery query, Person viewer) {
        return lines.search(query, room -> privateRooms.mayEnter(room, viewer));
    }
}
