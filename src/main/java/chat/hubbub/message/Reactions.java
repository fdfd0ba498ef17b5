package chat.hubbub.message;

import chat.hubbub.identity.Nickname;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The emoji under one line, as the writer sees them: whose they are goes by the person, whatever their nickname was. */
final class Reactions {

    private final Map<String, Last> last = new HashMap<>();
    private int count;

    /** What somebody last did with one emoji. */
    private record Last(long seq, boolean on, String sender, String emoji) {}

    /** To be called in the order of the log. */
    void add(long seq, boolean on, String sender, String emoji, String author) {
        count++;
        last.put(author + ' ' + emoji, new Last(seq, on, sender, emoji));
    }

    /** How often an emoji came or went. */
    int count() {
        return count;
    }

    /** Under which number it is so already; what never was there is away since the line itself. */
    Optional<Long> already(String author, Emoji emoji, boolean on, long line) {
        Last known = last.get(author + ' ' + emoji);
        if (known == null) {
            return on ? Optional.empty() : Optional.of(line);
        }
        return known.on == on ? Optional.of(known.seq) : Optional.empty();
    }

    /** The nickname under which somebody's emoji stands there. */
    Optional<Nickname> nickname(String author, Emoji emoji) {
        Last known = last.get(author + ' ' + emoji);
        return known == null || !known.on ? Optional.empty() : Nickname.parse(known.sender);
    }

    /** Whether it stands there already, or fewer than so many others do. */
    boolean hasRoomFor(Emoji emoji, int most) {
        Set<String> standing = new HashSet<>();
        last.values().stream().filter(Last::on).forEach(one -> standing.add(one.emoji));
        return standing.contains(emoji.value()) || standing.size() < most;
    }
}
