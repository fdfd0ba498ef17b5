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
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What is asked about nicknames in the shared database, each in one statement that is a transaction of its own.
 *
 * @param lease after which a node that said nothing is dead
 * @param hold how long a nickname is kept for somebody who can return
 */
record ClaimSql(Duration lease, Duration hold) {

    private static final String LOST = "The other nodes do not know this one any more, or not all that it was granted";
    private static final String ACQUIRE =
            "SELECT * FROM nickname_acquire(?, ?, ?, ? * interval '1 ms', ?, ?, ?, ?, ? * interval '1 ms', ?)";
    private static final String MOVE =
            "SELECT * FROM nickname_move(?, ?, ?, ? * interval '1 ms', ?, ?, ?, ?, ? * interval '1 ms', ?)";

    private static final String ACQUIRE_ALL = """
            SELECT a.* FROM unnest(?, ?, ?, ?, ?, ?, ?) WITH ORDINALITY
                AS w (number, wanted, skeleton, glance, person, keep, origin, place),
            LATERAL nickname_acquire(?, ?, w.number, ? * interval '1 ms', w.wanted, w.skeleton, w.glance,
                w.person, w.keep * interval '1 ms', w.origin) a
            ORDER BY w.place""";

    Allotment acquire(Connection connection, NodeLease.Term term, Held wish) throws SQLException {
        return ask(connection, ACQUIRE, term, wish, origin(wish));
    }

    /** The same for many at once; the answers are in their order. */
    List<Allotment> acquire(Connection connection, NodeLease.Term term, List<Held> wishes) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ACQUIRE_ALL)) {
            statement.setArray(
                    1, numbers(connection, wishes, wish -> wish.grant().number()));
            statement.setArray(
                    2, texts(connection, wishes, wish -> nickname(wish).value()));
            statement.setArray(
                    3,
                    texts(connection, wishes, wish -> nickname(wish).skeleton().value()));
            statement.setArray(
                    4, texts(connection, wishes, wish -> nickname(wish).glance().value()));
            statement.setArray(
                    5, texts(connection, wishes, wish -> wish.speaker().person().id()));
            statement.setArray(
                    6, numbers(connection, wishes, wish -> keep(wish.speaker().person())));
            statement.setArray(7, texts(connection, wishes, ClaimSql::origin));
            statement.setString(8, term.node());
            statement.setLong(9, term.granted().get());
            statement.setLong(10, lease.toMillis());
            try (ResultSet row = statement.executeQuery()) {
                List<Allotment> answers = new ArrayList<>();
                for (Held wish : wishes) {
                    row.next();
                    answers.add(allotment(row, term, wish.grant()));
                }
                return answers;
            }
        }
    }

    Allotment move(Connection connection, NodeLease.Term term, Speaker before, Held wish) throws SQLException {
        return ask(connection, MOVE, term, wish, before.nickname().skeleton().value());
    }

    /** Gives back what was granted under this term. */
    void release(Connection connection, NodeLease.Term term, List<Held> given) throws SQLException {
        String sql = "SELECT * FROM nickname_release(?, ?, ?, ?)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, term.node());
            statement.setLong(2, term.granted().get());
            statement.setArray(
                    3,
                    texts(connection, given, held -> nickname(held).skeleton().value()));
            statement.setArray(
                    4, numbers(connection, given, held -> held.grant().number()));
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new SQLException(LOST);
                }
                term.granted(row.getLong(1));
            }
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
            statement.setLong(9, keep(person));
            statement.setObject(10, last, Types.VARCHAR);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return allotment(row, term, wish.grant());
            }
        }
    }

    private long keep(Person person) {
        return person.canReturn() ? hold.toMillis() : 0;
    }

    private static Nickname nickname(Held held) {
        return held.speaker().nickname();
    }

    private static @Nullable String origin(Held held) {
        return held.origin().map(SealedOrigin::seal).orElse(null);
    }

    private static Array numbers(Connection connection, List<Held> all, ToLongFunction<Held> number)
            throws SQLException {
        return connection.createArrayOf(
                "bigint", all.stream().mapToLong(number).boxed().toArray());
    }

    private static Array texts(Connection connection, List<Held> all, Function<Held, @Nullable String> text)
            throws SQLException {
        return connection.createArrayOf("text", all.stream().map(text).toArray());
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
            default -> throw new SQLException(LOST);
        };
    }
}
