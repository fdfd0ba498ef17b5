package chat.hubbub.message;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits at the start for a database that does not answer yet, because it is started at the same moment. What it says when it
 * does is for others to hear: a password that is wrong is not waited for.
 */
final class FirstAnswer {

    private static final Logger log = LoggerFactory.getLogger(FirstAnswer.class);

    private static final long GLANCE_NANOS = Duration.ofMillis(500).toNanos();
    private static final String CONNECTION_FAILED = "08";
    private static final String STARTING_UP = "57P03";

    private final ConnectionSource database;
    private final Duration patience;

    FirstAnswer(ConnectionSource database, Duration patience) {
        this.database = database;
        this.patience = patience;
    }

    void await() {
        long deadline = System.nanoTime() + patience.toNanos();
        boolean told = false;
        while (isSilent() && System.nanoTime() < deadline) {
            if (!told) {
                told = true;
                log.info("The database does not answer yet; it is waited for up to {} s", patience.toSeconds());
            }
            LockSupport.parkNanos(this, GLANCE_NANOS);
        }
    }

    private boolean isSilent() {
        try {
            database.open().close();
            return false;
        } catch (SQLException e) {
            String state = String.valueOf(e.getSQLState());
            return state.startsWith(CONNECTION_FAILED) || state.equals(STARTING_UP);
        }
    }
}
