package chat.hubbub.message;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
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
    private final Moment.Clocks clocks;
    private final Witness witness;
    private final Duration changeable;
    private List<ChatEvent> inDoubt = List.of();
    private @Nullable Session session;

    /** @param changeable how long a line may be edited and taken back */
    SqliteWriter(ConnectionSource source, Moment.Clocks clocks, Witness witness, Duration changeable) {
        this.source = source;
        this.clocks = clocks;
        this.witness = witness;
        this.changeable = changeable;
    }

    @Override
    public List<ChatEvent> recover() throws SQLException {
        SqliteStatements ready = connected().statements();
        try {
            List<ChatEvent> found = isThere(inDoubt, ready) ? inDoubt : List.of();
            settled(found);
            return found;
        } catch (SQLException | RuntimeException | Error e) {
            disconnect();
            throw e;
        }
    }

    @Override
    public Committed store(List<Pending> batch) throws SQLException {
        Session ready = connected();
        Committed written = write(batch, ready);
        inDoubt = written.events();
        try {
            ready.statements().commit();
        } catch (SQLException | RuntimeException | Error e) {
            disconnect();
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
        disconnect();
        witness.close();
    }

    private Committed write(List<Pending> batch, Session ready) throws SQLException {
        Moment now = clocks.now();
        try {
            ready.statements().begin();
            return new SqlTransaction(ready.tails(), ready.keys(), ready.lines(), ready.former(), now).write(batch);
        } catch (SQLException | RuntimeException | Error e) {
            disconnect();
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

    /** The witness knows before anybody is told, so that it cannot be missed if what was told of is lost. */
    private void settled(List<ChatEvent> events) {
        inDoubt = List.of();
        if (!events.isEmpty()) {
            witness.committed(events.size());
        }
    }

    private Session connected() throws SQLException {
        Session open = session;
        if (open == null) {
            open = Session.of(source.open(), changeable);
            session = open;
        }
        return open;
    }

    private void disconnect() {
        Session open = session;
        session = null;
        if (open != null) {
            open.close();
        }
    }

    /** A batch is there whole or not at all, so its last event speaks for the others. */
    private static boolean isThere(List<ChatEvent> batch, SqliteStatements ready) throws SQLException {
        return !batch.isEmpty() && ready.holds(batch.get(batch.size() - 1));
    }

    /** A connection, and what is prepared and known for as long as it lasts. */
    private record Session(
            Connection connection,
            SqliteStatements statements,
            Tails tails,
            IdempotencyKeys keys,
            SqlLines lines,
            FormerNicknames former) {

        static Session of(Connection connection, Duration changeable) throws SQLException {
            try {
                SqliteStatements statements = new SqliteStatements(connection);
                return new Session(
                        connection,
                        statements,
                        new SqliteTails(statements),
                        new SqlKeys(connection, SqlDialect.SQLITE),
                        new SqlLines(connection, SqlDialect.SQLITE, changeable),
                        new FormerNicknames(connection, SqlDialect.SQLITE));
            } catch (SQLException e) {
                close(connection);
                throw e;
            }
        }

        void close() {
            close(connection);
        }

        private static void close(Connection connection) {
            try {
                connection.close();
            } catch (SQLException e) {
                log.debug("The connection did not close cleanly", e);
            }
        }
    }
}
