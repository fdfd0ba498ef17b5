package chat.hubbub.stomp;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * A frame from a client.
 *
 * @param headers the first of repeated headers counts
 * @param body empty if it was oversized
 * @param oversized whether the body was longer than anything that can be said, and was thrown away
 */
record StompFrame(String command, Map<String, String> headers, byte[] body, boolean oversized) {

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** Malformed UTF-8 becomes U+FFFD. */
    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
