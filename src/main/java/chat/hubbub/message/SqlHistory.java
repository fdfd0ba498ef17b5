package chat.hubbub.message;

import chat.hubbub.identity.Nickname;
import chat.hubbub.message.ChatEvent.Chat;
import chat.hubbub.room.RoomName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what was stored: always a stretch of neighbouring rows. Safe for any thread. */
final class SqlHistory {

    private static final String COLUMNS = """
            SELECT e.seq, e.kind, e.sender, e.content, e.at, e.target, q.seq, q.sender, coalesce((
                SELECT content FROM event WHERE room_id = q.room_id AND target = q.seq AND kind = 'EDIT'
                ORDER BY seq DESC LIMIT 1), q.content)
            FROM event e LEFT JOIN event q ON q.room_id = e.room_id AND q.seq = e.reply_to
            WHERE e.room_id = (SELECT id FROM room WHERE name = ?)""";

    private static final String STRETCH = COLUMNS + " AND e.seq > ? AND e.seq < ? %s ORDER BY e.seq %s LIMIT ?";

    /** A kind that is not known must not be passed over in silence, so these are those that are no lines. */
    private static final String LINES = "AND e.kind NOT IN ('EDIT', 'DELETE', 'REACT', 'UNREACT', 'TOPIC', 'RENAME')";

    static final String EVENTS_UPWARDS = STRETCH.formatted("", "ASC");
    static final String UPWARDS = STRETCH.formatted(LINES, "ASC");
    static final String DOWNWARDS = STRETCH.formatted(LINES, "DESC");

    /** The first event from a number on: its own number, and its time. */
    static final String TIME = """
            SELECT seq, at FROM event
            WHERE room_id = (SELECT id FROM room WHERE name = ?) AND seq >= ? ORDER BY seq LIMIT 1""";

    static final String ENDS = "SELECT name, last_seq FROM room_end WHERE name IN (:rooms)";

    /** What happened to lines, in its order; each line's is a stretch of the index. */
    static final String CHANGES = COLUMNS + " AND e.target BETWEEN ? AND ? ORDER BY e.target, e.seq";

    /** Stands for a nickname that was fit for its time and is not for today's rules: history must stay readable. */
    static final Nickname SOMEBODY = new Nickname("somebody");

    /** In the same way, for an emoji. */
    private static final Emoji SOME_EMOJI = new Emoji("\u2753");

    private final JdbcClient jdbc;
    private final String topic;

    SqlHistory(DataSource readers, SqlDialect dialect) {
        this.jdbc = JdbcClient.create(readers);
        this.topic = topic(dialect);
    }

    static String topic(SqlDialect dialect) {
        return """
                SELECT content FROM event%s
                WHERE room_id = (SELECT id FROM room WHERE name = ?) AND kind = 'TOPIC' ORDER BY seq DESC LIMIT 1""".formatted(dialect.indexedBy("event_topics"));
    }

    long lastSeq(RoomName room) {
        return jdbc.sql("SELECT last_seq FROM room_end WHERE name = ?")
                .param(room.value())
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /** Where rooms end, but for those that nobody has written to. */
    Map<RoomName, Long> lastSeqs(Collection<RoomName> rooms) {
        if (rooms.isEmpty()) {
            return Map.of();
        }
        Map<RoomName, Long> ends = new HashMap<>();
        jdbc.sql(ENDS)
                .param("rooms", rooms.stream().map(RoomName::value).toList())
                .query(row -> {
                    ends.put(new RoomName(row.getString(1)), row.getLong(2));
                });
        return ends;
    }

    List<RoomHead> rooms(int most) {
        return jdbc.sql(
                        "SELECT name, last_seq FROM room_end WHERE name NOT IN (SELECT name FROM private_room) ORDER BY id DESC LIMIT ?")
                .param(most)
                .query((row, i) -> new RoomHead(new RoomName(row.getString(1)), row.getLong(2)))
                .list();
    }

    /** What the room is about; empty where nobody said so. */
    String topic(RoomName room) {
        return jdbc.sql(topic)
                .param(room.value())
                .query(String.class)
                .optional()
                .orElse("");
    }

    /** Up to {@code most} events of all kinds after a sequence number, the oldest of them. */
    List<ChatEvent> replay(RoomName room, long after, int most) {
        return stretch(EVENTS_UPWARDS, room, after, Long.MAX_VALUE, most);
    }

    /** Up to {@code most} lines between two sequence numbers, the oldest of them. */
    List<Line> oldest(RoomName room, long after, long before, int most) {
        return lines(room, stretch(UPWARDS, room, after, before, most));
    }

    /** Up to {@code most} lines before a sequence number, the newest of them; oldest first, as always. */
    List<Line> newest(RoomName room, long before, int most) {
        List<ChatEvent> events = new ArrayList<>(stretch(DOWNWARDS, room, 0, before, most));
        Collections.reverse(events);
        return lines(room, events);
    }

    /** A page of what stood there when the last number was looked up. */
    Page page(RoomName room, PageRequest request, long lastSeq) {
        int oneMore = request.limit() + 1;
        if (request instanceof PageRequest.Newest) {
            return newestOf(newest(room, Long.MAX_VALUE, oneMore), request.limit(), lastSeq);
        } else if (request instanceof PageRequest.Before before) {
            return newestOf(newest(room, before.seq(), oneMore), request.limit(), lastSeq);
        } else if (request instanceof PageRequest.After after) {
            return oldestOf(oldest(room, after.seq(), Long.MAX_VALUE, oneMore), request.limit(), lastSeq);
        } else if (request instanceof PageRequest.Since since) {
            long before = lastBefore(room, since.at(), lastSeq);
            return oldestOf(oldest(room, before, Long.MAX_VALUE, oneMore), request.limit(), lastSeq);
        }
        PageRequest.Between between = (PageRequest.Between) request;
        return oldestOf(oldest(room, between.after(), between.before(), oneMore), request.limit(), lastSeq);
    }

    private static Page oldestOf(List<Line> lines, int limit, long lastSeq) {
        boolean more = lines.size() > limit;
        return new Page(more ? lines.subList(0, limit) : lines, more, lastSeq);
    }

    private static Page newestOf(List<Line> lines, int limit, long lastSeq) {
        boolean more = lines.size() > limit;
        return new Page(more ? lines.subList(1, lines.size()) : lines, more, lastSeq);
    }

    /**
     * The number of the last event before a moment, found by halving: some twenty looks at any depth, and no index that
     * each message would pay for. Where the clock went back in between, it is one of several that could be meant.
     */
    long lastBefore(RoomName room, Instant moment, long lastSeq) {
        long low = 0;
        long high = lastSeq;
        while (low < high) {
            long middle = (low + high) / 2 + 1;
            Optional<Long> earlier = jdbc.sql(TIME)
                    .params(room.value(), middle)
                    .query((row, i) -> row.getLong(2) < moment.toEpochMilli() ? row.getLong(1) : 0L)
                    .optional()
                    .filter(seq -> seq > 0);
            if (earlier.isPresent()) {
                low = Math.min(high, earlier.get());
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private List<Line> lines(RoomName room, List<ChatEvent> chats) {
        if (chats.isEmpty()) {
            return List.of();
        }
        long first = chats.get(0).seq();
        long last = chats.get(chats.size() - 1).seq();
        Lines lines = new Lines(chats);
        // One by one: of many edits only the last is kept.
        jdbc.sql(CHANGES).params(room.value(), first, last).query(row -> {
            lines.apply(event(room, row));
        });
        return lines.asTheyStand();
    }

    private List<ChatEvent> stretch(String sql, RoomName room, long after, long before, int most) {
        return jdbc.sql(sql)
                .params(room.value(), after, before, most)
                .query((row, i) -> event(room, row))
                .list();
    }

    private static ChatEvent event(RoomName room, ResultSet row) throws SQLException {
        long seq = row.getLong(1);
        Nickname sender = nickname(row.getString(3));
        String content = Optional.ofNullable(row.getString(4)).orElse("");
        Instant at = Instant.ofEpochMilli(row.getLong(5));
        long target = row.getLong(6);
        String kind = row.getString(2);
        return switch (kind) {
            case "CHAT", "NOTICE" -> new Chat(room, seq, sender, content, quote(row), at, kind.equals("NOTICE"));
            case "EDIT" -> new ChatEvent.Edit(room, seq, sender, target, content, at);
            case "TOPIC" -> new ChatEvent.Topic(room, seq, sender, content, at);
            case "RENAME" -> new ChatEvent.Rename(room, seq, sender, nickname(content), at);
            case "DELETE" -> new ChatEvent.Delete(room, seq, sender, target, at);
            case "REACT" -> new ChatEvent.React(room, seq, sender, target, emoji(content), true, at);
            case "UNREACT" -> new ChatEvent.React(room, seq, sender, target, emoji(content), false, at);
            default ->
                throw new IllegalStateException(
                        "The history of " + room + " holds an event of the unknown kind " + kind);
        };
    }

    private static Optional<Quote> quote(ResultSet row) throws SQLException {
        String sender = row.getString(8);
        if (sender == null) {
            return Optional.empty();
        }
        String content = Optional.ofNullable(row.getString(9)).orElse("");
        return Optional.of(Quote.of(row.getLong(7), nickname(sender), content));
    }

    private static Emoji emoji(String stored) {
        return Emoji.parse(stored).orElse(SOME_EMOJI);
    }

    private static Nickname nickname(String stored) {
        return Nickname.parse(stored).orElse(SOMEBODY);
    }
}
