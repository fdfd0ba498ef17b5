package chat.hubbub.message;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;

/** The clock by which it is decided what is so old that it is forgotten: what several nodes share is not one node's to judge. */
@FunctionalInterface
interface BookClock {

    /** The one clock that all nodes have in common. */
    BookClock OF_POSTGRES = journal -> journal.row(
                    "SELECT floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint",
                    row -> Instant.ofEpochMilli(row.getLong(1)))
            .orElseThrow();

    Instant now(JournalConnection journal) throws SQLException;

    /** Where there is one node alone. */
    static BookClock of(Clock clock) {
        return journal -> clock.instant();
    }
}
