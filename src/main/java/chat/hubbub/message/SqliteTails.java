package chat.hubbub.message;

import chat.hubbub.room.RoomName;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where the rooms end that were written to lately. It lives as long as the connection of the one writer, and is thrown
 * away with it after any fault: what a failed commit made wrong is never used again.
 */
final class SqliteTails implements Tails {

    private static final int MOST = 10_000;

    private final SqliteStatements statements;
    private final Map<RoomName, Tail> known = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<RoomName, Tail> eldest) {
            return size() > MOST;
        }
    };

    SqliteTails(SqliteStatements statements) {
        this.statements = statements;
    }

    @Override
    public boolean has(RoomName room) throws SQLException {
        if (known.containsKey(room)) {
            return true;
        }
        Optional<Tail> tail = statements.tail(room);
        tail.ifPresent(found -> known.put(room, found));
        return tail.isPresent();
    }

    @Override
    public Tail of(RoomName room, Instant now) throws SQLException {
        Tail tail = known.get(room);
        if (tail == null) {
            Optional<Tail> stored = statements.tail(room);
            tail = stored.isPresent() ? stored.get() : statements.makeRoom(room, now);
            known.put(room, tail);
        }
        return tail;
    }
}
