package chat.hubbub.stomp;

import java.time.Duration;
import java.time.Instant;

/**
 * Stops reading from a client that has sent more than it may, until that is made up for: TCP tells it to wait, and nothing is
 * lost. Safe for any thread.
 */
final class Brake {

    private final Link link;
    private Instant until = Instant.MIN;
    private boolean on;

    Brake(Link link) {
        this.link = link;
    }

    synchronized void press(Instant now, long nanos) {
        Instant end = now.plus(Duration.ofNanos(nanos));
        until = end.isAfter(until) ? end : until;
        if (!on) {
            on = true;
            link.pause();
        }
    }

    /** To be called from time to time: a client goes on within about a second. */
    synchronized void check(Instant now) {
        if (on && !now.isBefore(until)) {
            on = false;
            link.resume();
        }
    }
}
