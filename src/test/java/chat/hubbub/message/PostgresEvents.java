package chat.hubbub.message;

import chat.hubbub.room.RoomName;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Events in the shared database as its log has them, put there by SQL. */
final class PostgresEvents {

    private final JdbcClient jdbc;

    PostgresEvents(DataSource database) {
        this.jdbc = JdbcClient.create(database);
    }

    long say(RoomName room, String content) {
        return add(room, "CHAT", content, null);
    }

    void edit(RoomName room, long seq, String content) {
        add(room, "EDIT", content, seq);
    }

    void delete(RoomName room, long seq) {
        jdbc.sql("""
                UPDATE event SET content = NULL WHERE room_id = (SELECT id FROM room WHERE name = ?)
                AND (seq = ? OR target = ? AND kind = 'EDIT')""").params(room.value(), seq, seq).update();
        add(room, "DELETE", null, seq);
    }

    private long add(RoomName room, String kind, @Nullable String content, @Nullable Long target) {
        return jdbc.sql("""
                        WITH place AS (
                            INSERT INTO room (name, last_seq, created_at) VALUES (?, 1, 0)
                            ON CONFLICT (name) DO UPDATE SET last_seq = room.last_seq + 1 RETURNING id, last_seq)
                        INSERT INTO event (room_id, seq, kind, sender, content, target, at, author)
                        SELECT id, last_seq, ?, 'alice', ?, ?, 0, 'alice' FROM place RETURNING seq""")
                .params(room.value(), kind, content, target)
                .query(Long.class)
                .single();
    }
}
