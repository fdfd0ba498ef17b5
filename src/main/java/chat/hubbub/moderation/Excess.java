package chat.hubbub.moderation;

import java.time.Duration;

/**
 * More than may be.
 *
 * @param retryAfter when one more may be
 */
public record Excess(Limit limit, Duration retryAfter) {

    /** As HTTP tells it: whole seconds, and never none. */
    public long retryAfterSeconds() {
        return Math.max(1, retryAfter.plusMillis(999).toSeconds());
    }
}
