package chat.hubbub.message;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What some neighbouring events of a room do to a search index: each line's newest words, or that it is gone. */
final class Stretch {

    private final Map<Long, Optional<String>> lines = new LinkedHashMap<>();
    private long last;
    private int events;

    private Stretch() {}

    /** @param rows number, kind, content and target of each event, in the order of the log */
    static Stretch of(ResultSet rows) throws SQLException {
        Stretch stretch = new Stretch();
        while (rows.next()) {
            stretch.apply(rows);
            stretch.last = rows.getLong(1);
            stretch.events++;
        }
        return stretch;
    }

    /** By their numbers, those that were said or changed last behind the others; empty is gone. */
    Map<Long, Optional<String>> lines() {
        return Collections.unmodifiableMap(lines);
    }

    int events() {
        return events;
    }

    /** The number of the last event; 0 if there is none. */
    long last() {
        return last;
    }

    /** The words of what was deleted are no longer in the log. */
    private void apply(ResultSet row) throws SQLException {
        @Nullable String content = row.getString(3);
        switch (row.getString(2)) {
            case "CHAT" -> put(row.getLong(1), Optional.ofNullable(content));
            case "EDIT" -> put(row.getLong(4), Optional.ofNullable(content));
            case "DELETE" -> put(row.getLong(4), Optional.empty());
            default -> {}
        }
    }

    private void put(long seq, Optional<String> content) {
        lines.remove(seq);
        lines.put(seq, content);
    }
}
