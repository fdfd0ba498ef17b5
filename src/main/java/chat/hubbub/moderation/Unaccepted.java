package chat.hubbub.moderation;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the operator of connections that could not be accepted, but not of each. Safe for any thread. */
public final class Unaccepted {

    private static final Logger log = LoggerFactory.getLogger(Unaccepted.class);
    private static final long QUIET_NANOS = Duration.ofMinutes(1).toNanos();

    private final String door;
    private long lastWarning = System.nanoTime() - QUIET_NANOS;

    /** @param door where they knocked, as the operator knows it */
    public Unaccepted(String door) {
        this.door = door;
    }

    public synchronized void failed(Throwable cause) {
        if (System.nanoTime() - lastWarning >= QUIET_NANOS) {
            lastWarning = System.nanoTime();
            log.warn("Connections to the {} wait, since none can be accepted: {}", door, cause.toString());
        }
    }
}
