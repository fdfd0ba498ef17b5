package chat.hubbub.push;

import java.time.Duration;

/**
 * What a push service said.
 *
 * @param retryAfter how long it wants to be left alone; zero if it did not say
 */
public record Answer(int status, Duration retryAfter) {

    private static final int TOO_MANY_REQUESTS = 429;

    public boolean isTaken() {
        return status / 100 == 2;
    }

    /** The subscription is no more. */
    boolean isGone() {
        return status == 404 || status == 410;
    }

    /** It may do so another time. */
    boolean isBusy() {
        return status == TOO_MANY_REQUESTS || status / 100 == 5;
    }
}
