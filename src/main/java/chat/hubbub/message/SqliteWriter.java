package chat.hubbub.message;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores batches in SQLite. After any fault it throws its connection away, transaction and all, and opens another for
 * the next batch.
 *
 * <p>A commit may report a fault and yet have happened. Its events are <em>in doubt</em> until the database can be
 * asked; if it has them they count as stored, so that nobody ever sees a gap.
 */
final class SqliteWriter implements BatchStore {

    private static final Logger log = LoggerFactory.getLogger(SqliteWriter.class);

    private final ConnectionSource source;
    private final Clock clock;
    private final Witness witness;
    private List<ChatEvent> inDoubt = List.of();
    private @Nullable Connection connection;
    private @Nullable SqliteStatements statements;

    SqliteWriter(ConnectionSource source, Clock clock, Witness witness) {
        this.source = source;
        this.clock = clock;
        this.witness = witness;
    }

    @Override
    public List<ChatEvent> recover() throws SQLException {
        SqliteStatements ready = connected();
        try {
            List<ChatEvent> found = isThere(inDoubt, ready) ? inDoubt : List.of();
            settled(found);
            return found;
        } catch (SQLException | RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    @Override
    public Committed store(List<Pending> batch) throws SQLException {
        SqliteStatements ready = connected();
        Committed written = write(batch, ready);
        inDoubt = written.events();
        try {
            ready.commit();
        } catch (SQLException | RuntimeException | Error e) {
            close();
            if (happenedDespite(e)) {
                return written;
            }
            throw e;
        }
        settled(written.events());
        return written;
    }

    @Override
    public void close() {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            log.debug("The connection did not close cleanly", e);
        } finally {
            connection = null;
            statements = null;
        }
    }

    private Committed write(List<Pending> batch, SqliteStatements ready) throws SQLException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        try {
            ready.begin();
            return new SqliteTransaction(ready, now).write(batch);
        } catch (SQLException | RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    private boolean happenedDespite(Throwable fault) {
        try {
            return !recover().isEmpty();
        } catch (SQLException e) {
            fault.addSuppressed(e);
            return false;
        }
    }

    private void settled(List<ChatEvent> events) {
        inDoubt = List.of();
        if (!events.isEmpty()) {
            witness.committed(events.size());
        }
    }

    private SqliteStatements connected() throws SQLException {
        if (statements == null) {
            close();
            connection = source.open();
            statements = new SqliteStatements(connection);
        }
        return statements;
    }

    /** A batch is there whole or not at all, so its last event speaks for the others. */
    private static boolean isThere(List<ChatEvent> batch, SqliteStatements ready) throws SQLException {
        return !batch.isEmpty() && ready.holds(batch.get(batch.size() - 1));
    }
}
