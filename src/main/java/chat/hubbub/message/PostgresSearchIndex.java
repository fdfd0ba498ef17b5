package chat.hubbub.message;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The index as tables beside the log, changed in one transaction. What was put, taken and reached waits until it is written. */
final class PostgresSearchIndex implements AutoCloseable {

    /** So many rooms are looked at in one transaction. */
    private static final int MOST_ROOMS = 100;

    private static final String BEHIND = """
            SELECT room.id, coalesce(done.seq, 0), room.last_seq
            FROM room LEFT JOIN search_done AS done ON done.room_id = room.id
            WHERE room.last_seq > coalesce(done.seq, 0) LIMIT %d""".formatted(MOST_ROOMS);

    /** A line that is said in other words is as new as they are. */
    private static final String PUT = """
            INSERT INTO search_line (room_id, seq, grams) VALUES (?, ?, ?)
            ON CONFLICT (room_id, seq) DO UPDATE SET id = DEFAULT, grams = excluded.grams""";

    private final PreparedStatement put;
    private final PreparedStatement take;
    private final PreparedStatement reach;

    /** A room of which something is not in yet. */
    record Behind(long roomId, long reached, long lastSeq) {}

    PostgresSearchIndex(Connection connection) throws SQLException {
        put = connection.prepareStatement(PUT);
        take = connection.prepareStatement("DELETE FROM search_line WHERE room_id = ? AND seq = ?");
        reach = connection.prepareStatement("""
                INSERT INTO search_done (room_id, seq) VALUES (?, ?)
                ON CONFLICT (room_id) DO UPDATE SET seq = excluded.seq""");
    }

    static List<Behind> behind(Connection connection) throws SQLException {
        List<Behind> behind = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(BEHIND)) {
            while (rows.next()) {
                behind.add(new Behind(rows.getLong(1), rows.getLong(2), rows.getLong(3)));
            }
        }
        return behind;
    }

    /** Puts a line in, in place of what it said before; at most once before it is written. */
    void put(long roomId, long seq, String content) throws SQLException {
        put.setLong(1, roomId);
        put.setLong(2, seq);
        put.setObject(3, Grams.of(Folded.of(content).text()));
        put.addBatch();
    }

    void take(long roomId, long seq) throws SQLException {
        take.setLong(1, roomId);
        take.setLong(2, seq);
        take.addBatch();
    }

    void reach(long roomId, long seq) throws SQLException {
        reach.setLong(1, roomId);
        reach.setLong(2, seq);
        reach.addBatch();
    }

    void write() throws SQLException {
        take.executeBatch();
        put.executeBatch();
        reach.executeBatch();
    }

    @Override
    public void close() throws SQLException {
        put.close();
        take.close();
        reach.close();
    }
}
