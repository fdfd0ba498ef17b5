package chat.hubbub.message;

import chat.hubbub.identity.ClaimJournal;
import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.Person;
import chat.hubbub.identity.Skeleton;
import chat.hubbub.identity.Speaker;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps the claims beside the log. Opened for each use: it is used about once a second, and only if something changed. */
final class SqliteClaimJournal implements ClaimJournal {

    private final ConnectionSource source;

    SqliteClaimJournal(ConnectionSource source) {
        this.source = source;
    }

    /** A nickname that today's rules no longer allow is nobody's. */
    @Override
    public List<Speaker> recall() {
        List<Speaker> speakers = new ArrayList<>();
        try (Connection connection = source.open();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT nickname, person FROM nickname_claim")) {
            while (rows.next()) {
                Person person = new Person(rows.getString(2));
                Nickname.parse(rows.getString(1)).ifPresent(nickname -> speakers.add(new Speaker(nickname, person)));
            }
            return speakers;
        } catch (SQLException e) {
            throw new IllegalStateException("The nicknames that are held cannot be read", e);
        }
    }

    @Override
    public void write(Map<Skeleton, Optional<Speaker>> changes) {
        try (Connection connection = source.open()) {
            connection.setAutoCommit(false);
            for (Map.Entry<Skeleton, Optional<Speaker>> change : changes.entrySet()) {
                write(connection, change.getKey(), change.getValue());
            }
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException("The nicknames that are held cannot be written", e);
        }
    }

    private static void write(Connection connection, Skeleton skeleton, Optional<Speaker> speaker) throws SQLException {
        String sql = speaker.isPresent()
                ? "INSERT OR REPLACE INTO nickname_claim (skeleton, nickname, person) VALUES (?, ?, ?)"
                : "DELETE FROM nickname_claim WHERE skeleton = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, skeleton.value());
            if (speaker.isPresent()) {
                statement.setString(2, speaker.get().nickname().value());
                statement.setString(3, speaker.get().person().id());
            }
            statement.executeUpdate();
        }
    }
}
