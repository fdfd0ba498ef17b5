package chat.hubbub.message;

import chat.hubbub.identity.Allotment;
import chat.hubbub.identity.Grant;
import chat.hubbub.identity.Held;
import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.Person;
import chat.hubbub.identity.SealedOrigin;
import chat.hubbub.identity.Speaker;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is asked about nicknames in the shared database, each in one statement that is a transaction of its own.
 *
 * @param lease after which a node that said nothing is dead
 * @param hold how long a nickname is kept for somebody who can return
 */
record ClaimSql(Duration lease, Duration hold) {

    private static final String ACQUIRE =
            "SELECT * FROM nickname_acquire(?, ?, ?, ? * interval '1 ms', ?, ?, ?, ?, ? * interval '1 ms', ?)";
    private static final String MOVE =
            "SELECT * FROM nickname_move(?, ?, ?, ? * interval '1 ms', ?, ?, ?, ?, ? * interval '1 ms', ?)";

    Allotment acquire(Connection connection, NodeLease.Term term, Held wish) throws SQLException {
        return ask(
                connection,
                ACQUIRE,
                term,
                wish,
                wish.origin().map(SealedOrigin::seal).orElse(null));
    }

    Allotment move(Connection connection, NodeLease.Term term, Speaker before, Held wish) throws SQLException {
        return ask(connection, MOVE, term, wish, before.nickname().skeleton().value());
    }

    /** Gives back what was granted under this term. */
    void release(Connection connection, NodeLease.Term term, List<Held> given) throws SQLException {
        String sql = "SELECT nickname_release(?, ?, ?)";
        Array skeletons = connection.createArrayOf(
                "text",
                given.stream()
                        .map(held -> held.speaker().nickname().skeleton().value())
                        .toArray());
        Array numbers = connection.createArrayOf(
                "bigint", given.stream().map(held -> held.grant().number()).toArray());
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, term.node());
            statement.setArray(2, skeletons);
            statement.setArray(3, numbers);
            statement.execute();
        }
    }

    private Allotment ask(Connection connection, String sql, NodeLease.Term term, Held wish, @Nullable String last)
            throws SQLException {
        Nickname wanted = wish.speaker().nickname();
        Person person = wish.speaker().person();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, term.node());
            statement.setLong(2, term.granted().get());
            statement.setLong(3, wish.grant().number());
            statement.setLong(4, lease.toMillis());
            statement.setString(5, wanted.value());
            statement.setString(6, wanted.skeleton().value());
            statement.setString(7, wanted.glance().value());
            statement.setString(8, person.id());
            statement.setLong(9, person.canReturn() ? hold.toMillis() : 0);
            statement.setObject(10, last, Types.VARCHAR);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return allotment(row, term, wish.grant());
            }
        }
    }

    private static Allotment allotment(ResultSet row, NodeLease.Term term, Grant grant) throws SQLException {
        return switch (row.getString("outcome")) {
            case "granted" -> {
                term.granted(row.getLong("granted_so_far"));
                yield new Allotment.Granted(
                        new Nickname(row.getString("spelling")), Duration.ofMillis(row.getLong("known_millis")), grant);
            }
            case "taken" -> new Allotment.Taken();
            case "moving" -> new Allotment.Unavailable();
            default -> throw new SQLException("The other nodes do not know this one any more");
        };
    }
}
