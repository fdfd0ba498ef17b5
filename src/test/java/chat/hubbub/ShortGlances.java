package chat.hubbub;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * What a test waits for is mostly there in a moment: so it is looked for more often than Awaitility would by itself. On a busy machine
 * it may take longer than that would wait.
 */
public final class ShortGlances implements BeforeAllCallback {

    private static final Duration PAUSE = Duration.ofMillis(15);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    @Override
    public void beforeAll(ExtensionContext context) {
        Awaitility.setDefaultPollInterval(PAUSE);
        Awaitility.setDefaultTimeout(LONGEST_WAIT);
    }
}
