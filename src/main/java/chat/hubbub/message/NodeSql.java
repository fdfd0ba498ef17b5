package chat.hubbub.message;

import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.NicknameClaims;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a node says of itself in the shared database, each in one statement that is a transaction of its own.
 *
 * @param lease after which a node that said nothing is dead
 */
record NodeSql(Duration lease) {

    private static final String ENTER = "SELECT node_enter(?, ?, ? * interval '1 ms')";
    private static final String RENEW = "SELECT node_renew(?, ?, ? * interval '1 ms')";
    private static final String LEAVE = "SELECT node_leave(?)";
    private static final String SWEEP = "SELECT nickname_sweep(?, ? * interval '1 ms', ?)";
    private static final String MOVED = """
            SELECT c.nickname, c.skeleton, c.person, h.moved_to
            FROM nickname_holding h JOIN nickname_claim c ON c.skeleton = h.skeleton
            WHERE h.node = ? AND h.moved_to IS NOT NULL""";
    private static final String HOLDINGS = """
            SELECT c.nickname, c.skeleton, c.person, h.number
            FROM nickname_holding h JOIN nickname_claim c ON c.skeleton = h.skeleton
            WHERE h.node = ?""";
    private static final String FOLLOWED = """
            UPDATE nickname_holding SET moved_to = NULL WHERE node = ? AND skeleton = ? AND moved_to = ?""";

    private static final String SPELLED = "UPDATE nickname_holding SET moved_to = ? WHERE node = ? AND skeleton = ?";

    /** Somebody who holds a nickname here, and was renamed on another node. */
    record Moved(String nickname, String skeleton, String person, String to) {}

    /** A nickname that was granted to this node. */
    record Holding(String nickname, String skeleton, String person, long number) {}

    /** Begins a term, in place of a former one if there was any. */
    void enter(Connection connection, NodeLease.Term term, NodeLease.@Nullable Term former) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ENTER)) {
            statement.setString(1, term.node());
            statement.setObject(2, former == null ? null : former.node(), Types.VARCHAR);
            statement.setLong(3, lease.toMillis());
            statement.execute();
        }
    }

    /** Whether the term goes on. */
    boolean renew(Connection connection, NodeLease.Term term) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(RENEW)) {
            statement.setString(1, term.node());
            statement.setLong(2, term.granted().get());
            statement.setLong(3, lease.toMillis());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /** Ends the term, so that what it held is kept for those who can return, and else free. */
    void leave(Connection connection, NodeLease.Term term) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LEAVE)) {
            statement.setString(1, term.node());
            statement.execute();
        }
    }

    /** Clears up after all nodes. */
    void sweep(Connection connection, NodeLease.Term term) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SWEEP)) {
            statement.setString(1, term.node());
            statement.setLong(2, lease.toMillis());
            statement.setLong(3, NicknameClaims.MOST_KEPT);
            statement.execute();
        }
    }

    List<Moved> moved(Connection connection, NodeLease.Term term) throws SQLException {
        List<Moved> moved = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(MOVED)) {
            statement.setString(1, term.node());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    moved.add(new Moved(row.getString(1), row.getString(2), row.getString(3), row.getString(4)));
                }
            }
        }
        return moved;
    }

    /** All that the other nodes leave to this one. */
    List<Holding> holdings(Connection connection, NodeLease.Term term) throws SQLException {
        List<Holding> holdings = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(HOLDINGS)) {
            statement.setString(1, term.node());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    holdings.add(new Holding(row.getString(1), row.getString(2), row.getString(3), row.getLong(4)));
                }
            }
        }
        return holdings;
    }

    /** Somebody is to follow here to another spelling of what they hold. */
    void spelled(Connection connection, NodeLease.Term term, Nickname now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SPELLED)) {
            statement.setString(1, now.value());
            statement.setString(2, term.node());
            statement.setString(3, now.skeleton().value());
            statement.executeUpdate();
        }
    }

    /** They are called so here too, or never will be. */
    void followed(Connection connection, NodeLease.Term term, Moved moved) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FOLLOWED)) {
            statement.setString(1, term.node());
            statement.setString(2, moved.skeleton());
            statement.setString(3, moved.to());
            statement.executeUpdate();
        }
    }
}
