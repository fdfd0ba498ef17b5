package chat.hubbub;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RunningTimeTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final AtomicLong nanoTime = new AtomicLong(-1_000);
    private final RunningTime running = new RunningTime(nanoTime::get);

    @Test
    void countsWhatPasses() {
        run(Duration.ofMinutes(5));
        assertThat(running.nanos()).isEqualTo(Duration.ofMinutes(5).toNanos());
    }

    @Test
    void countsAMomentOfAStandstill() {
        run(Duration.ofSeconds(10));
        pass(Duration.ofSeconds(30));
        assertThat(running.nanos()).isEqualTo(Duration.ofSeconds(11).toNanos());
        run(Duration.ofSeconds(10));
        assertThat(running.nanos()).isEqualTo(Duration.ofSeconds(21).toNanos());
    }

    @Test
    void countsAPauseThatIsShort() {
        pass(Duration.ofMillis(999));
        assertThat(running.nanos()).isEqualTo(Duration.ofMillis(999).toNanos());
    }

    @Test
    void neverGoesBackForWhoeverReadsItWhileItStandsStill() {
        List<CompletableFuture<Void>> readers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            readers.add(CompletableFuture.runAsync(this::readOften));
        }
        for (int i = 0; i < 1_000_000; i++) {
            pass(Duration.ofMillis(i % 100 == 0 ? 5_000 : 20));
        }
        readers.forEach(CompletableFuture::join);
    }

    @Test
    void tellsASteadyClockThatMindsNoJumpOfTheTimeOfDay() {
        SteadyClock clock = new SteadyClock(Clock.fixed(NOON, ZoneOffset.UTC), running);
        run(Duration.ofSeconds(3));
        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(3));
        assertThat(clock.withZone(ZoneOffset.ofHours(2)).instant()).isEqualTo(NOON.plusSeconds(3));
    }

    /** As housekeeping does. */
    private void run(Duration time) {
        for (Duration run = Duration.ZERO; run.compareTo(time) < 0; run = run.plusMillis(200)) {
            pass(Duration.ofMillis(200));
            running.nanos();
        }
    }

    private void pass(Duration time) {
        nanoTime.addAndGet(time.toNanos());
    }

    private void readOften() {
        long before = 0;
        for (int i = 0; i < 100_000; i++) {
            long now = running.nanos();
            assertThat(now).isGreaterThanOrEqualTo(before);
            before = now;
        }
    }
}
