package chat.hubbub.message;

import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the operator when writing begins to fail and when it works again, but not at the pace of a disk that flaps. */
final class Trouble {

    private static final Logger log = LoggerFactory.getLogger(GroupCommit.class);
    private static final long QUIET_NANOS = Duration.ofMinutes(1).toNanos();

    private long lastWarning = System.nanoTime() - QUIET_NANOS;
    private boolean troubled;

    void failed(Throwable cause) {
        if (!troubled && System.nanoTime() - lastWarning >= QUIET_NANOS) {
            troubled = true;
            lastWarning = System.nanoTime();
            log.warn(
                    "Messages cannot be stored and are refused until it works again: {}", cause.toString(), bug(cause));
        }
    }

    void worked() {
        if (troubled) {
            troubled = false;
            log.info("Messages are stored again");
        }
    }

    /** A disk's fault is told by its sentence; where the code is at fault, the place matters. */
    private static @Nullable Throwable bug(Throwable cause) {
        return cause instanceof SQLException ? null : cause;
    }
}
