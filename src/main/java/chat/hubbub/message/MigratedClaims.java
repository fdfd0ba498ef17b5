package chat.hubbub.message;

import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.Skeleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;

/** Copies who held which nickname. As after a restart, it is kept for them for a while. */
final class MigratedClaims {

    static final String TABLE = "nickname_claim";

    /** By the clock of the database, as the nodes go by. */
    private static final String INSERT = """
            INSERT INTO nickname_claim (skeleton, glance, nickname, person, since, keep, kept_until)
            SELECT skeleton, glance, nickname, person, clock_timestamp(), keep, clock_timestamp() + keep
            FROM (VALUES (?, ?, ?, ?, ? * interval '1 millisecond')) AS claim (skeleton, glance, nickname, person, keep)""";

    private final Connection source;
    private final Connection target;

    MigratedClaims(Connection source, Connection target) {
        this.source = source;
        this.target = target;
    }

    void copy(Duration hold) throws SQLException {
        try (Statement read = source.createStatement();
                ResultSet rows = read.executeQuery("SELECT nickname, person FROM nickname_claim");
                PreparedStatement write = target.prepareStatement(INSERT)) {
            while (rows.next()) {
                // One that today's rules do not allow is nobody's.
                Optional<Nickname> nickname = Nickname.parse(rows.getString(1));
                if (nickname.isPresent()) {
                    add(write, nickname.get(), rows.getString(2), hold);
                }
            }
            write.executeBatch();
        }
    }

    private static void add(PreparedStatement write, Nickname nickname, String person, Duration hold)
            throws SQLException {
        Skeleton skeleton = nickname.skeleton();
        Skeleton glance = nickname.looks().stream()
                .filter(look -> !look.equals(skeleton))
                .findFirst()
                .orElse(skeleton);
        write.setString(1, skeleton.value());
        write.setString(2, glance.value());
        write.setString(3, nickname.value());
        write.setString(4, person);
        write.setLong(5, hold.toMillis());
        write.addBatch();
    }
}
