package chat.hubbub.message;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Who of those who speak had another nickname: any node may have stored that. */
final class PostgresRenames {

    private final Connection connection;
    private final PreparedStatement find;

    PostgresRenames(Connection connection) throws SQLException {
        this.connection = connection;
        find = connection.prepareStatement("""
                SELECT DISTINCT author FROM event
                WHERE kind = 'RENAME' AND room_id = ANY (?) AND author = ANY (?) AND at > ?""");
    }

    /** Those who send a batch's keys, and have had another nickname in one of its rooms since then. */
    Set<String> among(List<Pending> batch, Collection<Long> rooms, Instant since) throws SQLException {
        Set<String> people = new HashSet<>();
        for (Pending pending : batch) {
            if (pending.claim().isPresent()) {
                people.add(pending.speaker().person().id());
            }
        }
        return people.isEmpty() || rooms.isEmpty() ? people : find(people, rooms, since);
    }

    private Set<String> find(Set<String> people, Collection<Long> rooms, Instant since) throws SQLException {
        find.setArray(1, connection.createArrayOf("bigint", rooms.toArray()));
        find.setArray(2, connection.createArrayOf("text", people.toArray()));
        find.setLong(3, since.toEpochMilli());
        Set<String> found = new HashSet<>();
        try (ResultSet row = find.executeQuery()) {
            while (row.next()) {
                found.add(row.getString(1));
            }
        }
        return found;
    }
}
