package chat.hubbub.message;

import chat.hubbub.room.RoomName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** What the writer says to SQLite, prepared once for each connection. */
final class SqliteStatements {

    private final PreparedStatement begin;
    private final PreparedStatement commit;
    private final PreparedStatement findRoom;
    private final PreparedStatement makeRoom;
    private final PreparedStatement find;

    SqliteStatements(Connection connection) throws SQLException {
        // Written out, because the driver's own commit begins the next transaction at once.
        begin = connection.prepareStatement("BEGIN IMMEDIATE");
        commit = connection.prepareStatement("COMMIT");
        findRoom = connection.prepareStatement("SELECT id, last_seq FROM room_end WHERE name = ?");
        makeRoom = connection.prepareStatement(
                "INSERT INTO room (name, last_seq, created_at) VALUES (?, 0, ?) RETURNING id, last_seq");
        find = connection.prepareStatement(
                "SELECT 1 FROM event WHERE room_id = (SELECT id FROM room WHERE name = ?) AND seq = ?");
    }

    void begin() throws SQLException {
        begin.execute();
    }

    void commit() throws SQLException {
        commit.execute();
    }

    /** Where a room ends, if there is one. */
    Optional<Tail> tail(RoomName room) throws SQLException {
        findRoom.setString(1, room.value());
        try (ResultSet row = findRoom.executeQuery()) {
            return row.next() ? Optional.of(new Tail(row.getLong(1), row.getLong(2))) : Optional.empty();
        }
    }

    Tail makeRoom(RoomName room, Instant now) throws SQLException {
        makeRoom.setString(1, room.value());
        makeRoom.setLong(2, now.toEpochMilli());
        try (ResultSet row = makeRoom.executeQuery()) {
            return new Tail(row.getLong(1), row.getLong(2));
        }
    }

    boolean holds(ChatEvent event) throws SQLException {
        find.setString(1, event.room().value());
        find.setLong(2, event.seq());
        try (ResultSet row = find.executeQuery()) {
            return row.next();
        }
    }
}
