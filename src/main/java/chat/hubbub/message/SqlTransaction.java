package chat.hubbub.message;

import chat.hubbub.message.Appended.Reason;
import chat.hubbub.message.Appended.Refused;
import chat.hubbub.message.Appended.Repeated;
import chat.hubbub.message.Appended.Stored;
import chat.hubbub.message.BatchStore.Committed;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One batch on its way into the database. It moves the rooms' tails on, so after a fault they are of no more use. */
final class SqlTransaction {

    private final Tails tails;
    private final IdempotencyKeys keys;
    private final SqlLines lines;
    private final FormerNicknames former;
    private final Moment now;
    private final List<ChatEvent> events = new ArrayList<>();
    private final List<Appended> outcomes = new ArrayList<>();

    SqlTransaction(Tails tails, IdempotencyKeys keys, SqlLines lines, FormerNicknames former, Moment now) {
        this.tails = tails;
        this.keys = keys;
        this.lines = lines;
        this.former = former;
        this.now = now;
    }

    /** Writes everything but the commit. */
    Committed write(List<Pending> batch) throws SQLException {
        for (Pending pending : batch) {
            outcomes.add(append(pending));
        }
        lines.flush();
        keys.forget(now.ofKeys(), batch.size());
        return new Committed(events, outcomes);
    }

    private Appended append(Pending pending) throws SQLException {
        if (pending.draft().needsALine() && !tails.has(pending.room())) {
            return new Refused(Reason.NO_SUCH_LINE);
        }
        Tail tail = tails.of(pending.room(), now.timeOfDay());
        long seq = tail.seq + 1;
        if (pending.claim().isPresent()) {
            Optional<Long> earlier = earlier(pending, pending.claim().get(), tail.roomId);
            if (earlier.isPresent()) {
                return new Repeated(earlier.get());
            }
        }
        Appended outcome = lines.write(pending, tail.roomId, seq, now.timeOfDay());
        if (outcome instanceof Stored stored) {
            if (pending.claim().isPresent()) {
                keys.claim(tail.roomId, pending.claim().get(), seq, now.ofKeys());
            }
            if (stored.event() instanceof ChatEvent.Rename) {
                former.add(pending.speaker().person(), now.keysCountSince());
            }
            tail.seq = seq;
            events.add(stored.event());
        }
        return outcome;
    }

    /** What was stored under this key, under whatever nickname its speaker had then. */
    private Optional<Long> earlier(Pending pending, Pending.Claim claim, long roomId) throws SQLException {
        Optional<Long> earlier = keys.claimed(roomId, claim, now.ofKeys());
        if (earlier.isPresent() || !former.mayHave(pending.speaker().person(), now.keysCountSince())) {
            return earlier;
        }
        lines.flush();
        keys.flush();
        return former.claimed(roomId, pending.speaker().person(), claim.key(), now.keysCountSince());
    }
}
