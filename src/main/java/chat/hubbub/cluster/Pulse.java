package chat.hubbub.cluster;

import java.time.Clock;
import java.time.Duration;

/**
 * Whether news get through: what this node tells comes back to itself. So a Redis that stands still is noticed, and not only one that
 * is gone. Safe for any thread.
 */
final class Pulse {

    static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final long NEVER = Long.MIN_VALUE / 2;

    private final Clock steadyClock;
    private volatile long echoed = NEVER;

    Pulse(Clock steadyClock) {
        this.steadyClock = steadyClock;
    }

    boolean isFelt() {
        return silence() < PATIENCE.toMillis();
    }

    /** For how many milliseconds nothing has come back. */
    long silence() {
        return steadyClock.millis() - echoed;
    }

    /** Something came back that was told at that time. */
    void echo(long at) {
        echoed = Math.max(echoed, Math.min(at, steadyClock.millis()));
    }

    void stop() {
        echoed = NEVER;
    }
}
