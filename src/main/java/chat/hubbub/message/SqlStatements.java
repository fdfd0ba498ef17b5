package chat.hubbub.message;

import chat.hubbub.room.RoomName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What the writer says to SQLite, prepared once for each connection. */
final class SqlStatements {

    /** A repeat within this time stores nothing. */
    static final Duration CLAIMS_LAST = Duration.ofHours(24);

    /** More is forgotten than drafts can add, and never so much that it delays a batch for long. */
    private static final int FORGOTTEN_PER_DRAFT = 2;

    private static final Duration FORGETS_EVERY = Duration.ofSeconds(1);

    private final PreparedStatement begin;
    private final PreparedStatement commit;
    private final PreparedStatement findRoom;
    private final PreparedStatement makeRoom;
    private final PreparedStatement claim;
    private final PreparedStatement claimed;
    private final PreparedStatement forget;
    private final PreparedStatement find;
    private Instant forgot = Instant.MIN;
    private int drafts;

    SqlStatements(Connection connection) throws SQLException {
        // Written out, because the driver's own commit begins the next transaction at once.
        begin = connection.prepareStatement("BEGIN IMMEDIATE");
        commit = connection.prepareStatement("COMMIT");
        findRoom = connection.prepareStatement("SELECT id, last_seq FROM room_end WHERE name = ?");
        makeRoom = connection.prepareStatement(
                "INSERT INTO room (name, last_seq, created_at) VALUES (?, 0, ?) RETURNING id, last_seq");
        claim = connection.prepareStatement("""
                INSERT INTO idempotency (room_id, sender, key, seq, at) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT DO UPDATE SET seq = excluded.seq, at = excluded.at""");
        claimed = connection.prepareStatement(
                "SELECT seq FROM idempotency WHERE room_id = ? AND sender = ? AND key = ? AND at > ?");
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

    /** Where a room ends, if there is one. */
    Optional<Tail> tail(RoomName room) throws SQLException {
        findRoom.setString(1, room.value());
        try (ResultSet row = findRoom.executeQuery()) {
            return row.next() ? Optional.of(new Tail(row.getLong(1), row.getLong(2))) : Optional.empty();
        }
    }

    Tail makeRoom(RoomName room, Instant now) throws SQLException {
        makeRoom.setString(1, room.value());
        makeRoom.setLong(2, now.toEpochMilli());
        try (ResultSet row = makeRoom.executeQuery()) {
            return new Tail(row.getLong(1), row.getLong(2));
        }
    }

    /** Lets a key that is free, or so old that it is again, stand for {@code seq}. */
    void claim(long roomId, Pending.Claim wanted, long seq, Instant now) throws SQLException {
        bind(claim, roomId, wanted);
        claim.setLong(4, seq);
        claim.setLong(5, now.toEpochMilli());
        claim.executeUpdate();
    }

    /** What a key stands for that is not free. */
    Optional<Long> claimed(long roomId, Pending.Claim wanted, Instant now) throws SQLException {
        bind(claimed, roomId, wanted);
        claimed.setLong(4, tooOld(now));
        try (ResultSet row = claimed.executeQuery()) {
            return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
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
