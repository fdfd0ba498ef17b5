package chat.hubbub.message;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores this node's batches in the database that all nodes share. After any fault it throws its connection away, and with it
 * the transaction.
 *
 * <p>A commit that is not answered may have happened: then its events are <em>in doubt</em> until the database can be asked.
 */
final class PostgresWriter implements BatchStore {

    private static final Logger log = LoggerFactory.getLogger(PostgresWriter.class);

    private static final String CONNECTION_LOST = "08";
    private static final String SERVER_STOPS = "57P";

    private final ConnectionSource source;
    private final Fence fence;
    private final Clock clock;
    private final Duration changeable;
    private @Nullable Doubt doubt;
    private @Nullable Session session;
    private Optional<Epoch> epoch = Optional.empty();

    private record Doubt(List<ChatEvent> events, String transaction) {
        ChatEvent last() {
            return events.get(events.size() - 1);
        }
    }

    /**
     * @param clock says what people are told
     * @param changeable how long a line may be edited and taken back
     */
    PostgresWriter(ConnectionSource source, Fence fence, Clock clock, Duration changeable) {
        this.source = source;
        this.fence = fence;
        this.clock = clock;
        this.changeable = changeable;
    }

    @Override
    public List<ChatEvent> recover() throws SQLException {
        Session ready = connected();
        Doubt open = doubt;
        if (open == null) {
            return List.of();
        }
        try {
            boolean happened = PostgresFate.happened(open.transaction(), open.last(), ready.connection());
            doubt = null;
            return happened ? open.events() : List.of();
        } catch (SQLException | RuntimeException | Error e) {
            disconnect();
            throw e;
        }
    }

    @Override
    public Committed store(List<Pending> batch) throws SQLException {
        Committed written = writeOnALivingConnection(batch);
        Session ready = connected();
        try {
            ready.connection().commit();
            return written;
        } catch (SQLException | RuntimeException | Error e) {
            disconnect();
            if (written.events().isEmpty()) {
                throw e;
            }
            doubt = new Doubt(written.events(), ready.tails().transaction());
            throw new InDoubt(written, e);
        }
    }

    @Override
    public void close() {
        disconnect();
    }

    /** In which what was written last was stored, if it had a name then. For the thread that writes. */
    Optional<Epoch> epoch() {
        return epoch;
    }

    /** A connection that was open before may have died since, with the server or on the way there: nothing was lost by that. */
    private Committed writeOnALivingConnection(List<Pending> batch) throws SQLException {
        boolean fresh = session == null;
        try {
            return write(batch, connected());
        } catch (SQLException e) {
            if (fresh || !tellsOfALostConnection(e)) {
                throw e;
            }
            return write(batch, connected());
        }
    }

    private static boolean tellsOfALostConnection(SQLException fault) {
        String state = String.valueOf(fault.getSQLState());
        return state.startsWith(CONNECTION_LOST) || state.startsWith(SERVER_STOPS);
    }

    private Committed write(List<Pending> batch, Session ready) throws SQLException {
        try {
            Moment now = ready.begin(batch, clock);
            epoch = ready.tails().epoch();
            passFence(batch, ready.connection());
            Committed written =
                    new SqlTransaction(ready.tails(), ready.keys(), ready.lines(), ready.former(), now).write(batch);
            ready.tails().store();
            return written;
        } catch (SQLException | RuntimeException | Error e) {
            disconnect();
            throw e;
        }
    }

    /** What was said under an earlier term may have been said by somebody whose nickname is another's by now. */
    private void passFence(List<Pending> batch, Connection connection) throws SQLException {
        // In this order: a term that holds in this transaction cannot give way to another one before it ends.
        boolean holds = fence.holds(connection);
        long term = fence.term();
        if (!holds || batch.stream().anyMatch(pending -> pending.term() != term)) {
            throw new SQLException("This node was taken for dead");
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

    /** A connection, and what is prepared for as long as it lasts. */
    private record Session(
            Connection connection,
            PostgresTails tails,
            PostgresKeys keys,
            PostgresRenames renames,
            SqlLines lines,
            FormerNicknames former) {

        static Session of(Connection connection, Duration changeable) throws SQLException {
            try {
                return new Session(
                        connection,
                        new PostgresTails(connection),
                        new PostgresKeys(connection),
                        new PostgresRenames(connection),
                        new SqlLines(connection, SqlDialect.POSTGRES, changeable),
                        new FormerNicknames(connection, SqlDialect.POSTGRES));
            } catch (SQLException e) {
                close(connection);
                throw e;
            }
        }

        /** What was known of other rooms, keys and nicknames counts no more: other nodes write too. */
        Moment begin(List<Pending> batch, Clock clock) throws SQLException {
            tails.begin(batch, clock.instant());
            Moment now = Moment.of(clock, tails.lockedAt());
            keys.begin(batch, tails, now);
            former.know(renames.among(batch, tails.ids(), now.keysCountSince()));
            return now;
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
