package chat.hubbub.message;

import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Rows on their way into a table: each at once where the database is a library in this process, and together where it is a
 * server, for which each statement would be a journey. What reads the table must have them flushed before.
 */
final class Rows {

    private final PreparedStatement statement;
    private final boolean together;
    private int waiting;

    Rows(PreparedStatement statement, SqlDialect dialect) {
        this.statement = statement;
        this.together = dialect == SqlDialect.POSTGRES;
    }

    /** Adds the row whose values the statement has now. */
    void add() throws SQLException {
        if (together) {
            statement.addBatch();
            waiting++;
        } else {
            statement.executeUpdate();
        }
    }

    void flush() throws SQLException {
        if (waiting > 0) {
            waiting = 0;
            statement.executeBatch();
        }
    }
}
