package chat.hubbub.message;

import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.Person;
import chat.hubbub.push.BrowserKeys;
import chat.hubbub.push.Endpoint;
import chat.hubbub.push.PushJournal;
import chat.hubbub.push.PushSubscription;
import chat.hubbub.push.Whereabouts;
import chat.hubbub.room.RoomName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.dao.DataAccessResourceFailureException;

/** Keeps subscriptions, and how their people are spoken to, beside the log. A connection is opened for each change: there are few. */
final class SqlitePushJournal implements PushJournal {

    private static final String KEYS = "push-keys";

    private final ConnectionSource source;
    private final Clock clock;

    SqlitePushJournal(ConnectionSource source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    @Override
    public byte[] keys(Supplier<byte[]> fresh) {
        return withConnection(connection -> {
            Optional<String> kept = kept(connection);
            if (kept.isPresent()) {
                return HexFormat.of().parseHex(kept.get());
            }
            byte[] keys = fresh.get();
            update(
                    connection,
                    "INSERT INTO meta (name, value) VALUES (?, ?)",
                    KEYS,
                    HexFormat.of().formatHex(keys));
            return keys;
        });
    }

    /** What today's rules no longer allow is nobody's. */
    @Override
    public List<PushSubscription> subscriptions(Instant since) {
        return withConnection(connection -> {
            update(connection, "DELETE FROM push_subscription WHERE saved_at < ?", since.toEpochMilli());
            update(connection, "DELETE FROM push_person WHERE person NOT IN (SELECT person FROM push_subscription)");
            return rows(
                    connection,
                    "SELECT endpoint, p256dh, auth, person, site FROM push_subscription",
                    SqlitePushJournal::subscription);
        });
    }

    @Override
    public List<Whereabouts> whereabouts() {
        return withConnection(connection ->
                rows(connection, "SELECT person, nickname, rooms FROM push_person", SqlitePushJournal::whereabouts));
    }

    @Override
    public void save(PushSubscription subscription) {
        withConnection(connection -> update(
                connection,
                """
                INSERT OR REPLACE INTO push_subscription (endpoint, p256dh, auth, person, site, saved_at)
                VALUES (?, ?, ?, ?, ?, ?)""",
                subscription.endpoint().address(),
                subscription.keys().p256dh(),
                subscription.keys().auth(),
                subscription.person().id(),
                subscription.site(),
                clock.millis()));
    }

    @Override
    public void forget(Endpoint endpoint) {
        withConnection(connection ->
                update(connection, "DELETE FROM push_subscription WHERE endpoint = ?", endpoint.address()));
    }

    @Override
    public void save(Whereabouts whereabouts) {
        String rooms = whereabouts.rooms().stream().map(RoomName::value).collect(Collectors.joining(" "));
        withConnection(connection -> update(
                connection,
                "INSERT OR REPLACE INTO push_person (person, nickname, rooms) VALUES (?, ?, ?)",
                whereabouts.person().id(),
                whereabouts.nickname().value(),
                rooms));
    }

    @Override
    public void forget(Person person) {
        withConnection(connection -> update(connection, "DELETE FROM push_person WHERE person = ?", person.id()));
    }

    private static Optional<String> kept(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT value FROM meta WHERE name = ?")) {
            select.setString(1, KEYS);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }

    private static Optional<PushSubscription> subscription(ResultSet row) throws SQLException {
        Optional<Endpoint> endpoint = Endpoint.parse(row.getString(1));
        Optional<BrowserKeys> keys = BrowserKeys.parse(row.getString(2), row.getString(3));
        Person person = new Person(row.getString(4));
        String site = PushSubscription.siteOf(row.getString(5));
        return endpoint.flatMap(where -> keys.map(found -> new PushSubscription(where, found, person, site)));
    }

    private static Optional<Whereabouts> whereabouts(ResultSet row) throws SQLException {
        Person person = new Person(row.getString(1));
        Set<RoomName> rooms = new LinkedHashSet<>();
        Arrays.stream(row.getString(3).split(" "))
                .flatMap(room -> RoomName.parse(room).stream())
                .forEach(rooms::add);
        return Nickname.parse(row.getString(2)).map(nickname -> new Whereabouts(person, nickname, rooms));
    }

    private static <T> List<T> rows(Connection connection, String sql, Reading<T> reading) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            List<T> read = new ArrayList<>();
            while (row.next()) {
                reading.of(row).ifPresent(read::add);
            }
            return read;
        }
    }

    private static int update(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        }
    }

    private <T> T withConnection(Work<T> work) {
        try (Connection connection = source.open()) {
            return work.with(connection);
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("The subscriptions to be called cannot be read or written", e);
        }
    }

    @FunctionalInterface
    private interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    @FunctionalInterface
    private interface Reading<T> {
        Optional<T> of(ResultSet row) throws SQLException;
    }
}
