package chat.hubbub.message;

import chat.hubbub.identity.Person;
import chat.hubbub.moderation.AuditEntry;
import chat.hubbub.moderation.By;
import chat.hubbub.moderation.Change;
import chat.hubbub.moderation.Measure;
import chat.hubbub.moderation.ModerationJournal;
import chat.hubbub.moderation.Origin;
import chat.hubbub.moderation.OwnerLink;
import chat.hubbub.moderation.RoleHolder;
import chat.hubbub.moderation.RoomRule;
import chat.hubbub.moderation.Sanction;
import chat.hubbub.room.RoomName;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;

/** Keeps roles, what is in force, and the audit log beside the log. A connection is opened for each use: there are few. */
final class SqliteModerationJournal implements ModerationJournal {

    private static final int KEY_BYTES = 32;
    private static final String KEY = "origin-key";
    private static final String LINK = "owner-link";

    private final ConnectionSource source;
    private final Clock clock;

    SqliteModerationJournal(ConnectionSource source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    @Override
    public Kept recall() {
        return withConnection(connection -> {
            update(connection, "DELETE FROM sanction WHERE until <= ?", clock.millis());
            List<Measure> measures = new ArrayList<>();
            measures.addAll(rows(connection, """
                    SELECT by_person, by_nickname, at, kind, nickname, person, origin, until FROM sanction
                    ORDER BY at""", SqliteModerationRows::sanction));
            measures.addAll(rows(
                    connection,
                    "SELECT by_person, by_nickname, at, kind, room, span, inside FROM room_rule ORDER BY at",
                    SqliteModerationRows::rule));
            List<RoleHolder> holders = rows(
                    connection, "SELECT person, role, nickname, since FROM role_holder", SqliteModerationRows::holder);
            return new Kept(holders, measures, key(connection));
        });
    }

    @Override
    public void write(List<Change> changes, AuditEntry entry) {
        withConnection(connection -> {
            connection.setAutoCommit(false);
            for (Change change : changes) {
                write(connection, change);
            }
            audit(connection, entry);
            connection.commit();
            return true;
        });
    }

    @Override
    public List<AuditEntry> audit(long before, int most) {
        return withConnection(connection -> rows(
                connection,
                "SELECT id, at, actor, deed, subject, room, detail FROM audit WHERE id < ? ORDER BY id DESC LIMIT ?",
                SqliteModerationRows::entry,
                before,
                most));
    }

    @Override
    public OwnerLink.State ownerLink() {
        return withConnection(connection -> meta(connection, LINK))
                .map(OwnerLink.State::new)
                .orElse(OwnerLink.State.NONE);
    }

    @Override
    public void keep(OwnerLink.State state) {
        withConnection(connection ->
                update(connection, "INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)", LINK, state.hash()));
    }

    private static void write(Connection connection, Change change) throws SQLException {
        if (change instanceof Change.Appoint appoint) {
            appoint(connection, appoint.holder());
        } else if (change instanceof Change.Dismiss dismiss) {
            update(
                    connection,
                    "DELETE FROM role_holder WHERE person = ?",
                    dismiss.person().id());
        } else if (change instanceof Change.Impose impose) {
            impose(connection, impose.measure());
        } else {
            lift(connection, ((Change.Lift) change).measure());
        }
    }

    /** Whoever cannot be met again is not worth keeping. */
    private static void appoint(Connection connection, RoleHolder holder) throws SQLException {
        if (holder.person().canReturn()) {
            update(
                    connection,
                    "INSERT OR REPLACE INTO role_holder (person, role, nickname, since) VALUES (?, ?, ?, ?)",
                    holder.person().id(),
                    holder.role().name(),
                    holder.nickname().value(),
                    holder.since().toEpochMilli());
        }
    }

    private static void impose(Connection connection, Measure measure) throws SQLException {
        By by = measure.by();
        if (measure instanceof Sanction sanction) {
            update(
                    connection,
                    """
                    INSERT OR REPLACE INTO sanction
                    (kind, skeleton, nickname, person, origin, until, by_person, by_nickname, at)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                    sanction.kind().name(),
                    sanction.skeleton().value(),
                    sanction.nickname().value(),
                    sanction.person().map(Person::id).orElse(null),
                    sanction.origin().map(Origin::seal).orElse(null),
                    sanction.until().toEpochMilli(),
                    by.person().id(),
                    by.nickname(),
                    by.at().toEpochMilli());
        } else if (measure instanceof RoomRule rule) {
            update(
                    connection,
                    """
                    INSERT OR REPLACE INTO room_rule (room, kind, span, inside, by_person, by_nickname, at)
                    VALUES (?, ?, ?, ?, ?, ?, ?)""",
                    rule.room().value(),
                    rule.kind().name(),
                    rule.span().toMillis(),
                    rule.inside().stream().map(Person::id).sorted().collect(Collectors.joining(" ")),
                    by.person().id(),
                    by.nickname(),
                    by.at().toEpochMilli());
        }
    }

    private static void lift(Connection connection, Measure measure) throws SQLException {
        if (measure instanceof Sanction sanction) {
            update(
                    connection,
                    "DELETE FROM sanction WHERE kind = ? AND skeleton = ?",
                    sanction.kind().name(),
                    sanction.skeleton().value());
        } else if (measure instanceof RoomRule rule) {
            update(
                    connection,
                    "DELETE FROM room_rule WHERE room = ? AND kind = ?",
                    rule.room().value(),
                    rule.kind().name());
        }
    }

    private static void audit(Connection connection, AuditEntry entry) throws SQLException {
        update(
                connection,
                "INSERT INTO audit (at, actor, deed, subject, room, detail) VALUES (?, ?, ?, ?, ?, ?)",
                entry.at().toEpochMilli(),
                entry.actor(),
                entry.deed().name(),
                entry.subject(),
                entry.room().map(RoomName::value).orElse(null),
                entry.detail());
        update(connection, "DELETE FROM audit WHERE id <= (SELECT max(id) FROM audit) - ?", MOST_AUDITED);
    }

    private static byte[] key(Connection connection) throws SQLException {
        byte[] fresh = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(fresh);
        update(
                connection,
                "INSERT OR IGNORE INTO meta (name, value) VALUES (?, ?)",
                KEY,
                HexFormat.of().formatHex(fresh));
        return HexFormat.of().parseHex(meta(connection, KEY).orElseThrow());
    }

    private static Optional<String> meta(Connection connection, String name) throws SQLException {
        return rows(connection, "SELECT value FROM meta WHERE name = ?", row -> row.getString(1), name).stream()
                .findFirst();
    }

    private static <T> List<T> rows(Connection connection, String sql, Reading<T> reading, Object... values)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            bind(select, values);
            List<T> read = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    read.add(reading.of(row));
                }
            }
            return read;
        }
    }

    private static int update(Connection connection, String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            return statement.executeUpdate();
        }
    }

    private static void bind(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }

    private <T> T withConnection(Work<T> work) {
        try (Connection connection = source.open()) {
            return work.with(connection);
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("Who keeps order here cannot be read or written", e);
        }
    }

    @FunctionalInterface
    private interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    @FunctionalInterface
    private interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }
}
