package chat.hubbub.message;

import chat.hubbub.identity.Nickname;
import chat.hubbub.message.ChatEvent.Chat;
import chat.hubbub.room.RoomName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what was stored: always a stretch of neighbouring rows. Safe for any thread. */
final class SqliteHistory {

    private static final String STRETCH = """
            SELECT seq, kind, sender, content, at FROM event
            WHERE room_id = (SELECT id FROM room WHERE name = ?) AND seq > ? AND seq < ?
            ORDER BY seq %s LIMIT ?""";

    static final String UPWARDS = STRETCH.formatted("ASC");
    static final String DOWNWARDS = STRETCH.formatted("DESC");

    /** Stands for a nickname that was fit for its time and is not for today's rules: history must stay readable. */
    private static final Nickname SOMEBODY = new Nickname("somebody");

    private final JdbcClient jdbc;

    SqliteHistory(DataSource readers) {
        this.jdbc = JdbcClient.create(readers);
    }

    long lastSeq(RoomName room) {
        return jdbc.sql("SELECT last_seq FROM room_end WHERE name = ?")
                .param(room.value())
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    List<RoomHead> rooms(int most) {
        return jdbc.sql("SELECT name, last_seq FROM room_end ORDER BY id DESC LIMIT ?")
                .param(most)
                .query((row, i) -> new RoomHead(new RoomName(row.getString(1)), row.getLong(2)))
                .list();
    }

    /** Up to {@code most} events between two sequence numbers, the oldest of them. */
    List<ChatEvent> oldest(RoomName room, long after, long before, int most) {
        return stretch(UPWARDS, room, after, before, most);
    }

    /** Up to {@code most} events before a sequence number, the newest of them; oldest first, as always. */
    List<ChatEvent> newest(RoomName room, long before, int most) {
        List<ChatEvent> events = new ArrayList<>(stretch(DOWNWARDS, room, 0, before, most));
        Collections.reverse(events);
        return events;
    }

    private List<ChatEvent> stretch(String sql, RoomName room, long after, long before, int most) {
        return jdbc.sql(sql)
                .params(room.value(), after, before, most)
                .query((row, i) -> event(room, row))
                .list();
    }

    private static ChatEvent event(RoomName room, ResultSet row) throws SQLException {
        String kind = row.getString(2);
        if (!kind.equals("CHAT")) {
            throw new IllegalStateException("The history of " + room + " holds an event of the unknown kind " + kind);
        }
        Nickname sender = Nickname.parse(row.getString(3)).orElse(SOMEBODY);
        return new Chat(room, row.getLong(1), sender, row.getString(4), Instant.ofEpochMilli(row.getLong(5)));
    }
}
