package chat.hubbub.message;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** What became of a transaction whose commit was not answered. */
final class PostgresFate {

    private static final String IN_THE_FUTURE = "22023";
    private static final long GLANCE_NANOS = Duration.ofMillis(20).toNanos();
    private static final long LONGEST_NANOS = Duration.ofSeconds(5).toNanos();

    private PostgresFate() {}

    /**
     * Whether its last event is there, once the server has done with it: it may well go on with what nobody waits for any more.
     *
     * @throws SQLException if that cannot be told yet
     */
    static boolean happened(String transaction, ChatEvent last, Connection connection) throws SQLException {
        requirePrimary(connection);
        long deadline = System.nanoTime() + LONGEST_NANOS;
        while (isUnderWay(transaction, connection)) {
            if (System.nanoTime() > deadline) {
                throw new SQLException("A transaction is still under way");
            }
            LockSupport.parkNanos(GLANCE_NANOS);
        }
        return holds(last, connection);
    }

    /** A standby may not have heard of it yet, and be the one that counts a moment later. */
    private static void requirePrimary(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_is_in_recovery()")) {
            if (row.next() && row.getBoolean(1)) {
                throw new SQLException("A standby cannot tell what became of a transaction");
            }
        } finally {
            connection.rollback();
        }
    }

    /** A database that was restored may not have come as far, and says that there is no such transaction yet. */
    private static boolean isUnderWay(String transaction, Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT pg_xact_status(?::xid8)")) {
            statement.setString(1, transaction);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && "in progress".equals(row.getString(1));
            }
        } catch (SQLException e) {
            if (IN_THE_FUTURE.equals(e.getSQLState())) {
                return false;
            }
            throw e;
        } finally {
            connection.rollback();
        }
    }

    /** Another node may have stored something else under that number meanwhile. */
    private static boolean holds(ChatEvent event, Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                SELECT 1 FROM event WHERE room_id = (SELECT id FROM room WHERE name = ?) AND seq = ?
                AND sender = ? AND at = ?""")) {
            statement.setString(1, event.room().value());
            statement.setLong(2, event.seq());
            statement.setString(3, event.sender().value());
            statement.setLong(4, event.at().toEpochMilli());
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        } finally {
            connection.rollback();
        }
    }
}
