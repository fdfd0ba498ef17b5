package chat.hubbub.message;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keys of one batch, looked up together: one by one they would be a journey to the server each. */
final class PostgresKeys implements IdempotencyKeys {

    private final Connection connection;
    private final SqlKeys rows;
    private final PreparedStatement find;
    private final Map<Known, Long> known = new HashMap<>();

    private record Known(long roomId, String sender, String key) {

        static Known of(long roomId, Pending.Claim claim) {
            return new Known(roomId, claim.sender().value(), claim.key().value());
        }
    }

    PostgresKeys(Connection connection) throws SQLException {
        this.connection = connection;
        rows = new SqlKeys(connection, SqlDialect.POSTGRES);
        find = connection.prepareStatement("""
                SELECT room_id, sender, key, seq FROM idempotency
                JOIN unnest(?, ?, ?) AS wanted (room_id, sender, key) USING (room_id, sender, key)
                WHERE at > ?""");
    }

    /** Looks up what the keys of a batch stand for, in the transaction that locked its rooms. */
    void begin(List<Pending> batch, Tails tails, Moment now) throws SQLException {
        known.clear();
        List<Known> wanted = new ArrayList<>();
        for (Pending pending : batch) {
            if (pending.claim().isPresent() && tails.has(pending.room())) {
                long roomId = tails.of(pending.room(), now.timeOfDay()).roomId;
                wanted.add(Known.of(roomId, pending.claim().get()));
            }
        }
        if (!wanted.isEmpty()) {
            find(wanted, now.ofKeys());
        }
    }

    @Override
    public Optional<Long> claimed(long roomId, Pending.Claim wanted, Instant now) {
        return Optional.ofNullable(known.get(Known.of(roomId, wanted)));
    }

    @Override
    public void claim(long roomId, Pending.Claim wanted, long seq, Instant now) throws SQLException {
        known.put(Known.of(roomId, wanted), seq);
        rows.claim(roomId, wanted, seq, now);
    }

    @Override
    public void flush() throws SQLException {
        rows.flush();
    }

    @Override
    public void forget(Instant now, int newDrafts) throws SQLException {
        rows.forget(now, newDrafts);
    }

    private void find(List<Known> wanted, Instant now) throws SQLException {
        find.setArray(
                1,
                connection.createArrayOf(
                        "bigint", wanted.stream().map(Known::roomId).toArray()));
        find.setArray(
                2,
                connection.createArrayOf(
                        "text", wanted.stream().map(Known::sender).toArray()));
        find.setArray(
                3,
                connection.createArrayOf("text", wanted.stream().map(Known::key).toArray()));
        find.setLong(4, SqlKeys.tooOld(now));
        try (ResultSet row = find.executeQuery()) {
            while (row.next()) {
                known.put(new Known(row.getLong(1), row.getString(2), row.getString(3)), row.getLong(4));
            }
        }
    }
}
