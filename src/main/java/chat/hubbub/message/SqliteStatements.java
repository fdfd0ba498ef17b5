package chat.hubbub.message;

import chat.hubbub.message.ChatEvent.Chat;
import chat.hubbub.room.RoomName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/** What the writer says to SQLite, prepared once for each connection. */
final class SqliteStatements {

    /** A repeat within this time stores nothing. */
    static final Duration CLAIMS_LAST = Duration.ofHours(24);

    /** More is forgotten than drafts can add, and never so much that it delays a batch for long. */
    private static final int FORGOTTEN_PER_DRAFT = 2;

    private static final Duration FORGETS_EVERY = Duration.ofSeconds(1);

    private final PreparedStatement begin;
    private final PreparedStatement commit;
    private final PreparedStatement findRoom;
    private final PreparedStatement makeRoom;
    private final PreparedStatement insert;
    private final PreparedStatement claim;
    private final PreparedStatement claimed;
    private final PreparedStatement forget;
    private final PreparedStatement find;
    private Instant forgot = Instant.MIN;
    private int drafts;

    SqliteStatements(Connection connection) throws SQLException {
        // Written out, because the driver's own commit begins the next transaction at once.
        begin = connection.prepareStatement("BEGIN IMMEDIATE");
        commit = connection.prepareStatement("COMMIT");
        findRoom = connection.prepareStatement("SELECT id, last_seq FROM room_end WHERE name = ?");
        makeRoom = connection.prepareStatement(
                "INSERT INTO room (name, last_seq, created_at) VALUES (?, 0, ?) RETURNING id, last_seq");
        insert = connection.prepareStatement(
                "INSERT INTO event (room_id, seq, kind, sender, content, at) VALUES (?, ?, 'CHAT', ?, ?, ?)");
        claim = connection.prepareStatement("""
                INSERT INTO idempotency (room_id, sender, key, seq, at) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT DO UPDATE SET seq = excluded.seq, at = excluded.at WHERE at <= ?""");
        claimed =
                connection.prepareStatement("SELECT seq FROM idempotency WHERE room_id = ? AND sender = ? AND key = ?");
        forget = connection.prepareStatement("""
                DELETE FROM idempotency WHERE (room_id, sender, key) IN
                (SELECT room_id, sender, key FROM idempotency WHERE at <= ? ORDER BY at LIMIT ?)""");
        find = connection.prepareStatement(
                "SELECT 1 FROM event WHERE room_id = (SELECT id FROM room WHERE name = ?) AND seq = ?");
    }

    void begin() throws SQLException {
        begin.execute();
    }

    void commit() throws SQLException {
        commit.execute();
    }

    /** The room's end, in a room made now where there was none. */
    Tail tail(RoomName room, Instant now) throws SQLException {
        findRoom.setString(1, room.value());
        try (ResultSet row = findRoom.executeQuery()) {
            if (row.next()) {
                return new Tail(row.getLong(1), row.getLong(2));
            }
        }
        makeRoom.setString(1, room.value());
        makeRoom.setLong(2, now.toEpochMilli());
        try (ResultSet row = makeRoom.executeQuery()) {
            return new Tail(row.getLong(1), row.getLong(2));
        }
    }

    void insert(long roomId, Chat chat) throws SQLException {
        insert.setLong(1, roomId);
        insert.setLong(2, chat.seq());
        insert.setString(3, chat.sender().value());
        insert.setString(4, chat.content());
        insert.setLong(5, chat.at().toEpochMilli());
        insert.executeUpdate();
    }

    /** Whether the key was free, or so old that it is again; then it stands for {@code seq} now. */
    boolean claim(long roomId, Pending.Claim wanted, long seq, Instant now) throws SQLException {
        bind(claim, roomId, wanted);
        claim.setLong(4, seq);
        claim.setLong(5, now.toEpochMilli());
        claim.setLong(6, tooOld(now));
        return claim.executeUpdate() == 1;
    }

    /** What a key that was not free stands for. */
    long claimed(long roomId, Pending.Claim wanted) throws SQLException {
        bind(claimed, roomId, wanted);
        try (ResultSet row = claimed.executeQuery()) {
            return row.getLong(1);
        }
    }

    /** Now and then forgets claims that are too old, in proportion to the drafts that came. */
    void forgetClaims(Instant now, int newDrafts) throws SQLException {
        drafts += newDrafts;
        if (now.isAfter(forgot.plus(FORGETS_EVERY)) || now.isBefore(forgot)) {
            forget.setLong(1, tooOld(now));
            forget.setInt(2, FORGOTTEN_PER_DRAFT * drafts);
            forget.executeUpdate();
            forgot = now;
            drafts = 0;
        }
    }

    boolean holds(ChatEvent event) throws SQLException {
        find.setString(1, event.room().value());
        find.setLong(2, event.seq());
        try (ResultSet row = find.executeQuery()) {
            return row.next();
        }
    }

    private static void bind(PreparedStatement statement, long roomId, Pending.Claim claim) throws SQLException {
        statement.setLong(1, roomId);
        statement.setString(2, claim.sender().value());
        statement.setString(3, claim.key().value());
    }

    private static long tooOld(Instant now) {
        return now.minus(CLAIMS_LAST).toEpochMilli();
    }
}
