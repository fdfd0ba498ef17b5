package chat.hubbub.message;

import chat.hubbub.message.Appended.Repeated;
import chat.hubbub.message.Appended.Stored;
import chat.hubbub.message.BatchStore.Committed;
import chat.hubbub.message.ChatEvent.Chat;
import chat.hubbub.room.RoomName;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One batch on its way into the database. Every number comes from the database inside the same transaction, so none is
 * remembered that a failed commit could make wrong.
 */
final class SqliteTransaction {

    private final SqliteStatements statements;
    private final Instant now;
    private final Map<RoomName, Tail> tails = new HashMap<>();
    private final List<ChatEvent> events = new ArrayList<>();
    private final List<Appended> outcomes = new ArrayList<>();

    SqliteTransaction(SqliteStatements statements, Instant now) {
        this.statements = statements;
        this.now = now;
    }

    /** Writes everything but the commit. */
    Committed write(List<Pending> batch) throws SQLException {
        for (Pending pending : batch) {
            outcomes.add(append(pending));
        }
        for (Tail tail : tails.values()) {
            statements.moveTail(tail.roomId, tail.seq);
        }
        statements.forgetClaims(now, batch.size());
        return new Committed(events, outcomes);
    }

    private Appended append(Pending pending) throws SQLException {
        Tail tail = tailOf(pending.room());
        long seq = tail.seq + 1;
        if (pending.claim().isPresent()) {
            Pending.Claim claim = pending.claim().get();
            if (!statements.claim(tail.roomId, claim, seq, now)) {
                return new Repeated(statements.claimed(tail.roomId, claim));
            }
        }
        Chat chat = new Chat(pending.room(), seq, pending.sender(), pending.content(), now);
        statements.insert(tail.roomId, chat);
        tail.seq = seq;
        events.add(chat);
        return new Stored(chat);
    }

    private Tail tailOf(RoomName room) throws SQLException {
        Tail known = tails.get(room);
        if (known != null) {
            return known;
        }
        Tail tail = statements.tail(room, now);
        tails.put(room, tail);
        return tail;
    }

    /** Where a room's log ends. */
    static final class Tail {
        final long roomId;
        long seq;

        Tail(long roomId, long seq) {
            this.roomId = roomId;
            this.seq = seq;
        }
    }
}
