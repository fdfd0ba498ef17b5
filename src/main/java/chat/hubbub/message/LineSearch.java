package chat.hubbub.message;

import chat.hubbub.room.RoomName;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds lines by what is in them, in every script, and as they stand now: an edited line by its newest words, a deleted
 * one not at all. Safe for any thread; may block on the disk.
 */
public interface LineSearch {

    /**
     * The lines that hold all the words, the best first: whole words before parts of words, then the newest. Of a history
     * in which very many lines match, the newest are looked at.
     *
     * @param readable the rooms that whoever asks may read; no other is looked into
     * @throws SearchUnavailable if it cannot be told at the moment
     */
    List<Hit> search(SearchQuery query, Predicate<RoomName> readable);

    /**
     * A line that was found.
     *
     * @param snippet safe HTML: a part of the line with what was looked for in {@code <mark>}
     */
    record Hit(Line line, String snippet) {}

    /** The index is broken or busy; trying again later may work. */
    final class SearchUnavailable extends RuntimeException {
        private static final long serialVersionUID = 1;

        SearchUnavailable(String sentence, @Nullable Throwable cause) {
            super(sentence, cause);
        }
    }
}
