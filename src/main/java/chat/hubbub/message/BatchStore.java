package chat.hubbub.message;

import java.sql.SQLException;
import java.util.List;

/** Where group commit puts its batches. Used by the writer thread alone. */
interface BatchStore {

    /**
     * Makes ready for a batch, and returns the events of an earlier one that had seemed to fail and turns out to be
     * durable; usually none.
     */
    List<ChatEvent> recover() throws SQLException;

    /** Stores all of a batch in one transaction, or throws. A store that threw must recover before the next batch. */
    Committed store(List<Pending> batch) throws SQLException;

    void close();

    /**
     * A batch that is durable.
     *
     * @param events what was stored, in order
     * @param outcomes one for each draft of the batch
     */
    record Committed(List<ChatEvent> events, List<Appended> outcomes) {}
}
