package chat.hubbub.stomp;

import java.time.Duration;

/**
 * How long a client is waited for.
 *
 * @param connectTime until it is connected
 * @param frameTime until a frame that was begun is whole
 * @param silence without a byte
 */
record Patience(Duration connectTime, Duration frameTime, Duration silence) {

    static final Patience STANDARD =
            new Patience(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(60));
}
