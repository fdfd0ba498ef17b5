package chat.hubbub.message;

import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.Person;
import chat.hubbub.membership.Invite;
import chat.hubbub.membership.MembershipJournal;
import chat.hubbub.membership.PrivateRoom;
import chat.hubbub.membership.Title;
import chat.hubbub.room.RoomName;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps private rooms beside the log. A connection for writing is opened for each change: there are few. */
final class SqliteMembershipJournal implements MembershipJournal {

    private static final int KEY_BYTES = 32;
    private static final String KEY = "direct-key";

    private final ConnectionSource writer;
    private final JdbcClient reader;
    private final Clock clock;

    SqliteMembershipJournal(ConnectionSource writer, DataSource readers, Clock clock) {
        this.writer = writer;
        this.reader = JdbcClient.create(readers);
        this.clock = clock;
    }

    @Override
    public Optional<PrivateRoom> find(RoomName name) {
        return reader.sql("SELECT title, invite FROM private_room WHERE name = ?")
                .param(name.value())
                .query((row, i) -> new PrivateRoom(
                        name,
                        Optional.ofNullable(row.getString(1)).map(Title::new),
                        Optional.ofNullable(row.getString(2)).map(Invite::new),
                        members(name)))
                .optional();
    }

    @Override
    public Optional<RoomName> invitedBy(Invite invite) {
        return reader.sql("SELECT name FROM private_room WHERE invite = ?")
                .param(invite.token())
                .query(String.class)
                .optional()
                .map(RoomName::new);
    }

    @Override
    public List<RoomName> of(Person person, int most) {
        return reader.sql("SELECT room FROM membership WHERE person = ? ORDER BY since DESC LIMIT ?")
                .params(person.id(), most)
                .query((row, i) -> new RoomName(row.getString(1)))
                .list();
    }

    @Override
    public void save(PrivateRoom room) {
        try (Connection connection = writer.open()) {
            connection.setAutoCommit(false);
            saveRoom(connection, room);
            saveMembers(connection, room);
            connection.commit();
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("A private room cannot be written", e);
        }
    }

    @Override
    public byte[] key() {
        try (Connection connection = writer.open();
                PreparedStatement insert =
                        connection.prepareStatement("INSERT OR IGNORE INTO meta (name, value) VALUES (?, ?)")) {
            byte[] fresh = new byte[KEY_BYTES];
            new SecureRandom().nextBytes(fresh);
            insert.setString(1, KEY);
            insert.setString(2, HexFormat.of().formatHex(fresh));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("The key of private rooms cannot be written", e);
        }
        return HexFormat.of()
                .parseHex(reader.sql("SELECT value FROM meta WHERE name = ?")
                        .param(KEY)
                        .query(String.class)
                        .single());
    }

    /** A nickname that today's rules no longer allow is shown as somebody's. */
    private Map<Person, Nickname> members(RoomName name) {
        Map<Person, Nickname> members = new LinkedHashMap<>();
        reader.sql("SELECT person, nickname FROM membership WHERE room = ? ORDER BY place")
                .param(name.value())
                .query(row -> {
                    Nickname nickname = Nickname.parse(row.getString(2)).orElse(SqlHistory.SOMEBODY);
                    members.put(new Person(row.getString(1)), nickname);
                });
        return members;
    }

    private void saveRoom(Connection connection, PrivateRoom room) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                INSERT INTO private_room (name, title, invite, created_at) VALUES (?, ?, ?, ?)
                ON CONFLICT (name) DO UPDATE SET invite = excluded.invite""")) {
            statement.setString(1, room.name().value());
            statement.setString(2, room.title().map(Title::value).orElse(null));
            statement.setString(3, room.invite().map(Invite::token).orElse(null));
            statement.setLong(4, clock.millis());
            statement.executeUpdate();
        }
    }

    /** Who is still there keeps their time. */
    private void saveMembers(Connection connection, PrivateRoom room) throws SQLException {
        String name = room.name().value();
        int place = 0;
        try (PreparedStatement displace =
                        connection.prepareStatement("UPDATE membership SET place = -1 WHERE room = ?");
                PreparedStatement put = connection.prepareStatement("""
                        INSERT INTO membership (room, person, nickname, place, since) VALUES (?, ?, ?, ?, ?)
                        ON CONFLICT (room, person)
                        DO UPDATE SET nickname = excluded.nickname, place = excluded.place""");
                PreparedStatement drop =
                        connection.prepareStatement("DELETE FROM membership WHERE room = ? AND place = -1")) {
            displace.setString(1, name);
            displace.executeUpdate();
            for (Map.Entry<Person, Nickname> member : room.members().entrySet()) {
                put.setString(1, name);
                put.setString(2, member.getKey().id());
                put.setString(3, member.getValue().value());
                put.setInt(4, place++);
                put.setLong(5, clock.millis());
                put.executeUpdate();
            }
            drop.setString(1, name);
            drop.executeUpdate();
        }
    }
}
