package chat.hubbub.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import chat.hubbub.contract.MovableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LogMetersTest {

    private final MovableClock clock = new MovableClock(Instant.EPOCH);
    private final LogMeters log = new LogMeters(new SimpleMeterRegistry(), clock);

    @Test
    void refusesToWriteFromARefusalToTheNextCommit() {
        assertThat(log.refusesToWrite()).isFalse();
        log.refused();
        assertThat(log.refusesToWrite()).isTrue();
        log.committed(1, 1_000);
        assertThat(log.refusesToWrite()).isFalse();
    }

    @Test
    void forgetsARefusalAfterAWhileBecauseNobodyMayDareToTryAgain() {
        log.refused();
        clock.advance(Duration.ofSeconds(31));

        assertThat(log.refusesToWrite()).isFalse();
    }
}
