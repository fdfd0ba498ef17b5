package chat.hubbub.message;

import chat.hubbub.room.RoomName;
import java.util.List;
import java.util.Optional;

/**
 * What somebody looks for. There is no grammar: whatever stands between white space is a word, and a line is found if all
 * of them are somewhere in it.
 *
 * @param words folded, at least one and at most {@link #MOST_WORDS}
 * @param room the only room to look into, if any
 * @param limit how many lines are wanted, 1 to {@link PageRequest#MOST}
 */
public record SearchQuery(List<String> words, Optional<RoomName> room, int limit) {

    public static final int MOST_WORDS = 8;

    /** In code points, of all words together. */
    public static final int MOST_LENGTH = 200;

    public SearchQuery {
        words = List.copyOf(words);
        if (words.isEmpty() || words.size() > MOST_WORDS || limit < 1 || limit > PageRequest.MOST) {
            throw new IllegalArgumentException("Not a search: " + words.size() + " words, limit " + limit);
        }
    }

    /** Reads what was typed; none if there is nothing to look for in it, or too much. No message holds a NUL, nor can a query. */
    public static Optional<SearchQuery> parse(String typed, Optional<RoomName> room, int limit) {
        if (typed.codePointCount(0, typed.length()) > MOST_LENGTH) {
            return Optional.empty();
        }
        List<String> words = List.of(Folded.of(typed.replace('\0', ' ')).text().split(" ")).stream()
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
        return words.isEmpty() || words.size() > MOST_WORDS
                ? Optional.empty()
                : Optional.of(new SearchQuery(words, room, limit));
    }
}
