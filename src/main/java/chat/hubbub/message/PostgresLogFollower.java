package chat.hubbub.message;

import chat.hubbub.message.PostgresSearchIndex.Behind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Takes what is new in the log into the index of the shared database. One node at a time does it: the lock goes with its
 * transaction, which the database ends when that node stands still. Safe for any thread.
 */
final class PostgresLogFollower {

    /** Of the locks that programs agree upon: "hubb", and the one of the search. */
    static final String LOCK = "1752523618, 3";

    /** So many events of one room, and about so many in one transaction. */
    private static final int STRETCH = 500;

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final DataSource database;

    /** What came of it. */
    enum Step {
        TAKEN,
        NOTHING_NEW,
        /** Somebody else is at it. */
        BUSY
    }

    PostgresLogFollower(DataSource database) {
        this.database = database;
    }

    /** @param patience how long to wait while somebody else is at it */
    Step step(Duration patience) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            if (PostgresSearchIndex.behind(connection).isEmpty()) {
                return Step.NOTHING_NEW;
            }
            if (!lock(connection, patience)) {
                return Step.BUSY;
            }
            // What goes with the power is taken in again: nobody was told of it.
            set(connection, "synchronous_commit", "off");
            // Looked at again: the one before may have taken in what was new.
            take(connection, PostgresSearchIndex.behind(connection));
            connection.commit();
            return Step.TAKEN;
        }
    }

    private static boolean lock(Connection connection, Duration patience) throws SQLException {
        try (PreparedStatement attempt = connection.prepareStatement("SELECT pg_try_advisory_xact_lock(" + LOCK + ")");
                ResultSet row = attempt.executeQuery()) {
            row.next();
            return row.getBoolean(1) || (patience.toMillis() > 0 && await(connection, patience));
        }
    }

    private static boolean await(Connection connection, Duration patience) throws SQLException {
        set(connection, "lock_timeout", Long.toString(patience.toMillis()));
        try (PreparedStatement wait = connection.prepareStatement("SELECT pg_advisory_xact_lock(" + LOCK + ")")) {
            wait.execute();
            return true;
        } catch (SQLException e) {
            if (LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
                return false;
            }
            throw e;
        }
    }

    /** For this transaction alone. */
    private static void set(Connection connection, String name, String value) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT set_config(?, ?, true)")) {
            statement.setString(1, name);
            statement.setString(2, value);
            statement.execute();
        }
    }

    private static void take(Connection connection, List<Behind> behind) throws SQLException {
        try (PostgresSearchIndex index = new PostgresSearchIndex(connection);
                PreparedStatement events = connection.prepareStatement("""
                        SELECT seq, kind, content, target FROM event
                        WHERE room_id = ? AND seq > ? ORDER BY seq LIMIT ?""")) {
            int taken = 0;
            for (Behind room : behind) {
                if (taken < STRETCH) {
                    taken += take(index, events, room);
                }
            }
            index.write();
        }
    }

    private static int take(PostgresSearchIndex index, PreparedStatement events, Behind room) throws SQLException {
        events.setLong(1, room.roomId());
        events.setLong(2, room.reached());
        events.setInt(3, STRETCH);
        Stretch taken;
        try (ResultSet rows = events.executeQuery()) {
            taken = Stretch.of(rows);
        }
        for (Map.Entry<Long, Optional<String>> line : taken.lines().entrySet()) {
            if (line.getValue().isPresent()) {
                index.put(room.roomId(), line.getKey(), line.getValue().get());
            } else {
                index.take(room.roomId(), line.getKey());
            }
        }
        // What was cut off the end of a room's history is not waited for.
        boolean all = taken.events() < STRETCH;
        index.reach(room.roomId(), all ? Math.max(taken.last(), room.lastSeq()) : taken.last());
        return taken.events();
    }
}
