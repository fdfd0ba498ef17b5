package chat.hubbub.message;

import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.Person;
import chat.hubbub.identity.Skeleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Under which nicknames people spoke in a room before they took another one there: what is said again may have been stored
 * under any of them. Belongs to the writer, and lives as long as its connection.
 */
final class FormerNicknames {

    /** So many renames of one person in one room are looked back at. */
    static final int MOST_RENAMES = 8;

    /** Beyond this it is not known any more who has none, and everybody is looked up. */
    private static final int MOST_KNOWN = 10_000;

    /** The nickname may have been somebody else's since, who has keys of their own. */
    static final String CLAIMED = """
            SELECT idempotency.seq FROM idempotency
            JOIN event ON event.room_id = idempotency.room_id AND event.seq = idempotency.seq
            WHERE idempotency.room_id = ? AND idempotency.sender = ? AND key = ? AND idempotency.at > ?
            AND author = ?""";

    private final PreparedStatement find;
    private final PreparedStatement findAll;
    private final PreparedStatement claimed;

    /** Who has any, so that it costs nobody else anything. */
    private @Nullable Set<String> known;

    FormerNicknames(Connection connection, SqlDialect dialect) throws SQLException {
        find = connection.prepareStatement(find(dialect));
        findAll = connection.prepareStatement("""
                SELECT DISTINCT author FROM event%s
                WHERE kind = 'RENAME' AND at > ? LIMIT ?""".formatted(dialect.indexedBy("event_renames")));
        claimed = connection.prepareStatement(CLAIMED);
    }

    static String find(SqlDialect dialect) {
        return """
                SELECT sender FROM event%s
                WHERE kind = 'RENAME' AND room_id = ? AND author = ? AND at > ? ORDER BY at DESC LIMIT ?""".formatted(dialect.indexedBy("event_renames"));
    }

    /** Has it known who has any, among those who matter now, for as long as nobody says otherwise. */
    void know(Set<String> people) {
        known = people;
    }

    /** Whether somebody may have had another nickname since then; mostly answered without looking. */
    boolean mayHave(Person person, Instant since) throws SQLException {
        Set<String> people = people(since);
        return people.size() >= MOST_KNOWN || people.contains(person.id());
    }

    /** What somebody stored in a room after a moment under this key and another nickname. */
    Optional<Long> claimed(long roomId, Person person, IdempotencyKey key, Instant since) throws SQLException {
        for (Skeleton nickname : of(roomId, person, since)) {
            Optional<Long> seq = claimed(roomId, nickname, person, key, since);
            if (seq.isPresent()) {
                return seq;
            }
        }
        return Optional.empty();
    }

    /** Somebody has one more. */
    void add(Person person, Instant since) throws SQLException {
        Set<String> people = people(since);
        if (people.size() < MOST_KNOWN) {
            people.add(person.id());
        }
    }

    /** The latest first. */
    private Set<Skeleton> of(long roomId, Person person, Instant since) throws SQLException {
        return mayHave(person, since) ? find(roomId, person, since) : Set.of();
    }

    private Set<Skeleton> find(long roomId, Person person, Instant since) throws SQLException {
        find.setLong(1, roomId);
        find.setString(2, person.id());
        find.setLong(3, since.toEpochMilli());
        find.setInt(4, MOST_RENAMES);
        Set<Skeleton> found = new LinkedHashSet<>();
        try (ResultSet row = find.executeQuery()) {
            while (row.next()) {
                Nickname.parse(row.getString(1)).map(Nickname::skeleton).ifPresent(found::add);
            }
        }
        return found;
    }

    private Optional<Long> claimed(long roomId, Skeleton nickname, Person person, IdempotencyKey key, Instant since)
            throws SQLException {
        claimed.setLong(1, roomId);
        claimed.setString(2, nickname.value());
        claimed.setString(3, key.value());
        claimed.setLong(4, since.toEpochMilli());
        claimed.setString(5, person.id());
        try (ResultSet row = claimed.executeQuery()) {
            return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
        }
    }

    private Set<String> people(Instant since) throws SQLException {
        Set<String> people = known;
        if (people == null) {
            people = new HashSet<>();
            findAll.setLong(1, since.toEpochMilli());
            findAll.setInt(2, MOST_KNOWN);
            try (ResultSet row = findAll.executeQuery()) {
                while (row.next()) {
                    people.add(row.getString(1));
                }
            }
            known = people;
        }
        return people;
    }
}
