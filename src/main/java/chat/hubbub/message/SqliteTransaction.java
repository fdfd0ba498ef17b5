package chat.hubbub.message;

import chat.hubbub.message.Appended.Repeated;
import chat.hubbub.message.Appended.Stored;
import chat.hubbub.message.BatchStore.Committed;
import chat.hubbub.message.ChatEvent.Chat;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One batch on its way into the database. It moves the rooms' tails on, so after a fault they are of no more use. */
final class SqliteTransaction {

    private final SqliteStatements statements;
    private final Tails tails;
    private final Instant now;
    private final List<ChatEvent> events = new ArrayList<>();
    private final List<Appended> outcomes = new ArrayList<>();

    SqliteTransaction(SqliteStatements statements, Tails tails, Instant now) {
        this.statements = statements;
        this.tails = tails;
        this.now = now;
    }

    /** Writes everything but the commit. */
    Committed write(List<Pending> batch) throws SQLException {
        for (Pending pending : batch) {
            outcomes.add(append(pending));
        }
        statements.forgetClaims(now, batch.size());
        return new Committed(events, outcomes);
    }

    private Appended append(Pending pending) throws SQLException {
        Tail tail = tails.of(pending.room(), now);
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
}
