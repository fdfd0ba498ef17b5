package chat.hubbub.message;

import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.Person;
import chat.hubbub.moderation.AuditEntry;
import chat.hubbub.moderation.By;
import chat.hubbub.moderation.Deed;
import chat.hubbub.moderation.Origin;
import chat.hubbub.moderation.Role;
import chat.hubbub.moderation.RoleHolder;
import chat.hubbub.moderation.RoomRule;
import chat.hubbub.moderation.Sanction;
import chat.hubbub.room.RoomName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads roles, what is in force, and the audit log out of their rows. A nickname that today's rules no longer allow is somebody's. */
final class SqlModerationRows {

    private SqlModerationRows() {}

    static RoleHolder holder(ResultSet row) throws SQLException {
        return new RoleHolder(
                new Person(row.getString(1)), Role.valueOf(row.getString(2)), nickname(row.getString(3)), time(row, 4));
    }

    static Sanction sanction(ResultSet row) throws SQLException {
        Nickname nickname = nickname(row.getString(5));
        return new Sanction(
                Sanction.Kind.valueOf(row.getString(4)),
                nickname,
                nickname.skeleton(),
                Optional.ofNullable(row.getString(6)).map(Person::new),
                Optional.ofNullable(row.getString(7)).map(Origin::new),
                time(row, 8),
                by(row));
    }

    static RoomRule rule(ResultSet row) throws SQLException {
        return new RoomRule(
                new RoomName(row.getString(5)),
                RoomRule.Kind.valueOf(row.getString(4)),
                Duration.ofMillis(row.getLong(6)),
                Arrays.stream(row.getString(7).split(" "))
                        .filter(id -> !id.isEmpty())
                        .map(Person::new)
                        .collect(Collectors.toSet()),
                by(row));
    }

    static AuditEntry entry(ResultSet row) throws SQLException {
        return new AuditEntry(
                row.getLong(1),
                time(row, 2),
                row.getString(3),
                Deed.valueOf(row.getString(4)),
                row.getString(5),
                Optional.ofNullable(row.getString(6)).map(RoomName::new),
                row.getString(7));
    }

    /** The first three columns of whatever is in force. */
    private static By by(ResultSet row) throws SQLException {
        return new By(new Person(row.getString(1)), row.getString(2), time(row, 3));
    }

    private static Nickname nickname(String stored) {
        return Nickname.parse(stored).orElse(SqlHistory.SOMEBODY);
    }

    private static Instant time(ResultSet row, int column) throws SQLException {
        return Instant.ofEpochMilli(row.getLong(column));
    }
}
