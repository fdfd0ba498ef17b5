package chat.hubbub.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.hubbub.contract.MovableClock;
import io.netty.util.concurrent.DefaultEventExecutor;
import io.netty.util.concurrent.EventExecutor;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeadlineTest {

    private static final Duration SHORT = Duration.ofMillis(20);

    private final EventExecutor thread = new DefaultEventExecutor();
    private final MovableClock clock = new MovableClock(Instant.EPOCH);
    private final CountDownLatch missed = new CountDownLatch(1);

    @AfterEach
    void stop() {
        thread.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }

    @Test
    void waitsForAClockThatStandsStill() {
        Deadline.start(thread, clock, SHORT, missed::countDown);
        letItPassBy();
        assertThat(missed.getCount()).isEqualTo(1);
        clock.advance(SHORT);
        await().until(() -> missed.getCount() == 0);
    }

    @Test
    void isForgottenOnceItWasMet() {
        Deadline deadline = Deadline.start(thread, clock, SHORT, missed::countDown);
        clock.advance(SHORT);
        deadline.cancel();
        letItPassBy();
        assertThat(missed.getCount()).isEqualTo(1);
    }

    /** On the deadline's own thread, which does first what is due first. */
    private void letItPassBy() {
        thread.schedule(() -> {}, 5 * SHORT.toMillis(), TimeUnit.MILLISECONDS).syncUninterruptibly();
    }
}
