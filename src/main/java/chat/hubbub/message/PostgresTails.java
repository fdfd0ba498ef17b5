package chat.hubbub.message;

import chat.hubbub.room.RoomName;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Where rooms end, locked for one transaction: whoever else writes there waits until it is over, and goes on from there. So
 * numbers become visible in their order. All rooms of a batch are locked in one order, so that no two nodes wait for each other.
 */
final class PostgresTails implements Tails {

    private final Connection connection;
    private final PreparedStatement make;
    private final PreparedStatement lock;
    private final PreparedStatement move;
    private final Map<RoomName, Tail> locked = new HashMap<>();
    private final Map<Long, Long> before = new HashMap<>();
    private String transaction = "";
    private Optional<Epoch> epoch = Optional.empty();
    private Instant lockedAt = Instant.EPOCH;

    PostgresTails(Connection connection) throws SQLException {
        this.connection = connection;
        make = connection.prepareStatement("""
                INSERT INTO room (name, last_seq, created_at) SELECT name, 0, ? FROM unnest(?) AS missing (name)
                ON CONFLICT (name) DO NOTHING""");
        lock = connection.prepareStatement("""
                SELECT id, name, last_seq, pg_current_xact_id()::text,
                floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint,
                (SELECT value FROM meta WHERE name = 'epoch')
                FROM room WHERE name = ANY (?) ORDER BY id FOR NO KEY UPDATE""");
        move = connection.prepareStatement("""
                UPDATE room SET last_seq = moved.seq FROM unnest(?, ?) AS moved (id, seq) WHERE room.id = moved.id""");
    }

    /** Begins a transaction with all rooms of a batch locked; those that are missing and may be are made before. */
    void begin(Collection<Pending> batch, Instant now) throws SQLException {
        Collection<String> wanted = new TreeSet<>();
        Collection<String> missing = new TreeSet<>();
        for (Pending pending : batch) {
            wanted.add(pending.room().value());
            if (!pending.draft().needsALine()) {
                missing.add(pending.room().value());
            }
        }
        lock(wanted);
        locked.keySet().forEach(room -> missing.remove(room.value()));
        if (!missing.isEmpty()) {
            connection.rollback();
            make(missing, now);
            connection.commit();
            lock(wanted);
        }
    }

    @Override
    public boolean has(RoomName room) {
        return locked.containsKey(room);
    }

    @Override
    public Tail of(RoomName room, Instant now) {
        Tail tail = locked.get(room);
        if (tail == null) {
            throw new IllegalStateException("The room " + room + " is not locked.");
        }
        return tail;
    }

    /** The rooms' numbers. */
    Collection<Long> ids() {
        return before.keySet();
    }

    /** By this the database knows the transaction. */
    String transaction() {
        return transaction;
    }

    /** The one that the transaction belongs to, or an earlier one; empty if it has no name yet. */
    Optional<Epoch> epoch() {
        return epoch;
    }

    /** When rooms were locked the last time, by the one clock that all nodes have in common. */
    Instant lockedAt() {
        return lockedAt;
    }

    /** Has the rooms end where they do now; what is stored there becomes visible with that. */
    void store() throws SQLException {
        Map<Long, Long> moved = new HashMap<>();
        for (Tail tail : locked.values()) {
            if (!before.getOrDefault(tail.roomId, 0L).equals(tail.seq)) {
                moved.put(tail.roomId, tail.seq);
            }
        }
        if (!moved.isEmpty()) {
            move.setArray(1, numbers(moved.keySet()));
            move.setArray(2, numbers(moved.values()));
            move.executeUpdate();
        }
    }

    private void lock(Collection<String> names) throws SQLException {
        locked.clear();
        before.clear();
        lock.setArray(1, texts(names));
        try (ResultSet row = lock.executeQuery()) {
            while (row.next()) {
                Tail tail = new Tail(row.getLong(1), row.getLong(3));
                locked.put(new RoomName(row.getString(2)), tail);
                before.put(tail.roomId, tail.seq);
                transaction = row.getString(4);
                lockedAt = Instant.ofEpochMilli(row.getLong(5));
                epoch = Optional.ofNullable(row.getString(6)).map(Epoch::new);
            }
        }
    }

    private void make(Collection<String> names, Instant now) throws SQLException {
        make.setLong(1, now.toEpochMilli());
        make.setArray(2, texts(names));
        make.executeUpdate();
    }

    private Array texts(Collection<String> values) throws SQLException {
        return connection.createArrayOf("text", values.toArray());
    }

    private Array numbers(Collection<Long> values) throws SQLException {
        return connection.createArrayOf("bigint", values.toArray());
    }
}
