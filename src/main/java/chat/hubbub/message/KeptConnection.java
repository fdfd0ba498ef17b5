package chat.hubbub.message;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A connection for one thread alone, opened when it is needed first, and again after a fault. */
final class KeptConnection {

    private static final Logger log = LoggerFactory.getLogger(KeptConnection.class);
    private static final int LONGEST_ANSWER_MILLIS = 2_000;

    private final ConnectionSource source;
    private @Nullable Connection open;

    KeptConnection(ConnectionSource source) {
        this.source = source;
    }

    Connection get() throws SQLException {
        Connection connection = open;
        if (connection == null) {
            connection = source.open();
            open = connection;
            connection.setAutoCommit(true);
            connection.setNetworkTimeout(Runnable::run, LONGEST_ANSWER_MILLIS);
        }
        return connection;
    }

    void drop() {
        Connection connection = open;
        open = null;
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                log.debug("A connection was not closed", e);
            }
        }
    }
}
