package chat.hubbub.message;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Keys as rows beside the events; prepared once for each connection. */
final class SqlKeys implements IdempotencyKeys {

    /** More is forgotten than drafts can add, and never so much that it delays a batch for long. */
    private static final int FORGOTTEN_PER_DRAFT = 2;

    private static final Duration FORGETS_EVERY = Duration.ofSeconds(1);

    private final Rows claims;
    private final PreparedStatement claim;
    private final PreparedStatement claimed;
    private final PreparedStatement forget;
    private Instant forgot = Instant.MIN;
    private int drafts;

    SqlKeys(Connection connection, SqlDialect dialect) throws SQLException {
        claim = connection.prepareStatement("""
                INSERT INTO idempotency (room_id, sender, key, seq, at) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (room_id, sender, key) DO UPDATE SET seq = excluded.seq, at = excluded.at""");
        claims = new Rows(claim, dialect);
        claimed = connection.prepareStatement(
                "SELECT seq FROM idempotency WHERE room_id = ? AND sender = ? AND key = ? AND at > ?");
        forget = connection.prepareStatement("""
                DELETE FROM idempotency WHERE (room_id, sender, key) IN
                (SELECT room_id, sender, key FROM idempotency WHERE at <= ? ORDER BY at LIMIT ?%s)""".formatted(dialect.skipLocked()));
    }

    static long tooOld(Instant now) {
        return now.minus(LAST).toEpochMilli();
    }

    @Override
    public Optional<Long> claimed(long roomId, Pending.Claim wanted, Instant now) throws SQLException {
        claims.flush();
        bind(claimed, roomId, wanted);
        claimed.setLong(4, tooOld(now));
        try (ResultSet row = claimed.executeQuery()) {
            return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
        }
    }

    @Override
    public void claim(long roomId, Pending.Claim wanted, long seq, Instant now) throws SQLException {
        bind(claim, roomId, wanted);
        claim.setLong(4, seq);
        claim.setLong(5, now.toEpochMilli());
        claims.add();
    }

    @Override
    public void flush() throws SQLException {
        claims.flush();
    }

    @Override
    public void forget(Instant now, int newDrafts) throws SQLException {
        claims.flush();
        drafts += newDrafts;
        if (now.isAfter(forgot.plus(FORGETS_EVERY)) || now.isBefore(forgot)) {
            forget.setLong(1, tooOld(now));
            forget.setInt(2, FORGOTTEN_PER_DRAFT * drafts);
            forget.executeUpdate();
            forgot = now;
            drafts = 0;
        }
    }

    private static void bind(PreparedStatement statement, long roomId, Pending.Claim claim) throws SQLException {
        statement.setLong(1, roomId);
        statement.setString(2, claim.sender().value());
        statement.setString(3, claim.key().value());
    }
}
