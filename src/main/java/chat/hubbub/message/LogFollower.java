package chat.hubbub.message;

import chat.hubbub.room.RoomName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/** Takes what is new in the log into the search index, a stretch of a room at a time. Not safe for several threads. */
final class LogFollower implements AutoCloseable {

    private static final int STRETCH = 200;

    private final Connection log;
    private final SearchIndex index;
    private final PreparedStatement stretch;
    private final Map<Long, RoomName> names = new HashMap<>();
    private final Queue<Behind> behind = new ArrayDeque<>();
    private int version = -1;

    private record Behind(long roomId, long lastSeq) {}

    /** @param log a connection for reading, of which nobody else makes use */
    LogFollower(Connection log, SearchIndex index) throws SQLException {
        this.log = log;
        this.index = index;
        stretch = log.prepareStatement(
                "SELECT seq, kind, content, target FROM event WHERE room_id = ? AND seq > ? ORDER BY seq LIMIT ?");
    }

    /** The name under which the log knows a room. */
    RoomName name(long roomId) {
        RoomName name = names.get(roomId);
        if (name == null) {
            throw new IllegalStateException("The index knows a room that the log does not know: " + roomId);
        }
        return name;
    }

    /** The number of a room, 0 if nobody has written there. */
    long id(RoomName room) {
        return names.entrySet().stream()
                .filter(known -> known.getValue().equals(room))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(0L);
    }

    /** Takes one stretch in; false if there was nothing new. */
    boolean step() throws SQLException {
        if (behind.isEmpty()) {
            look();
        }
        Behind room = behind.peek();
        if (room == null) {
            return false;
        }
        if (take(room.roomId()) >= room.lastSeq()) {
            behind.remove();
        }
        return true;
    }

    @Override
    public void close() throws SQLException {
        log.close();
    }

    /** SQLite counts for each connection what others wrote, so that looking at all rooms is only worth it then. */
    private void look() throws SQLException {
        try (Statement statement = log.createStatement()) {
            int now = version(statement);
            if (now != version) {
                lookAt(statement);
                version = now;
            }
        }
    }

    private static int version(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("PRAGMA data_version")) {
            return row.getInt(1);
        }
    }

    private void lookAt(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery("SELECT id, name, last_seq FROM room_end")) {
            while (rows.next()) {
                names.put(rows.getLong(1), new RoomName(rows.getString(2)));
                if (rows.getLong(3) > index.reached(rows.getLong(1))) {
                    behind.add(new Behind(rows.getLong(1), rows.getLong(3)));
                }
            }
        }
    }

    /** How far the room is in now. */
    private long take(long roomId) throws SQLException {
        long reached = index.reached(roomId);
        stretch.setLong(1, roomId);
        stretch.setLong(2, reached);
        stretch.setInt(3, STRETCH);
        Stretch taken;
        try (ResultSet rows = stretch.executeQuery()) {
            taken = Stretch.of(rows);
        }
        if (taken.events() == 0) {
            // What was cut off the end of a room's history is not waited for.
            return Long.MAX_VALUE;
        }
        for (Map.Entry<Long, Optional<String>> line : taken.lines().entrySet()) {
            apply(roomId, line.getKey(), line.getValue());
        }
        index.reach(roomId, taken.last());
        index.commit();
        return taken.last();
    }

    private void apply(long roomId, long seq, Optional<String> content) throws SQLException {
        if (content.isPresent()) {
            index.put(roomId, seq, content.get());
        } else {
            index.take(roomId, seq);
        }
    }
}
