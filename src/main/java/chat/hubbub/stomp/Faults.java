package chat.hubbub.stomp;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Separates what clients and networks do every day from what should never happen. */
final class Faults {

    private static final Logger log = LoggerFactory.getLogger(Faults.class);

    private Faults() {}

    static void tell(Throwable error) {
        if (error instanceof IOException || error instanceof IllegalStateException) {
            log.debug("A connection broke: {}", error.toString());
        } else {
            log.error("A connection failed", error);
        }
    }
}
