package chat.hubbub.message;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What was stored under which key; read and written in the transaction that stores an event. */
interface IdempotencyKeys {

    /** A repeat within this time stores nothing. */
    Duration LAST = Duration.ofHours(24);

    /** What a key stands for that is not free. */
    Optional<Long> claimed(long roomId, Pending.Claim wanted, Instant now) throws SQLException;

    /** Lets a key that is free, or so old that it is again, stand for {@code seq}. */
    void claim(long roomId, Pending.Claim wanted, long seq, Instant now) throws SQLException;

    /** Has all that was claimed in the table. */
    void flush() throws SQLException;

    /** Now and then forgets keys that are too old, in proportion to the drafts that came. */
    void forget(Instant now, int newDrafts) throws SQLException;
}
