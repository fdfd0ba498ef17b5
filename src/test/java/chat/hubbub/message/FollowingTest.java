package chat.hubbub.message;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FollowingTest {

    @Test
    void goesOnAfterAnError() {
        AtomicInteger steps = new AtomicInteger();
        try (Following following = new Following(
                () -> {
                    if (steps.incrementAndGet() == 1) {
                        throw new AssertionError("as a test");
                    }
                    return Duration.ZERO;
                },
                Duration.ofMillis(1))) {
            following.start();
            await().until(() -> steps.get() > 2);
        }
    }
}
