package chat.hubbub.message;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * When a batch is stored, by two clocks. A retry may come just after the time of day was corrected, so how long a key counts
 * is not measured by that.
 *
 * @param timeOfDay what people are told
 * @param steady only goes forward while the server runs
 */
record Moment(Instant timeOfDay, Instant steady) {

    /** @param steady the clock for time-outs */
    record Clocks(Clock timeOfDay, Clock steady) {

        static Clocks both(Clock clock) {
            return new Clocks(clock, clock);
        }

        Moment now() {
            return new Moment(timeOfDay.instant().truncatedTo(ChronoUnit.MILLIS), steady.instant());
        }
    }

    /** Since when whatever bears a key or a former nickname may still count, by whichever clock. */
    Instant keysCountSince() {
        Instant earlier = timeOfDay.isBefore(steady) ? timeOfDay : steady;
        return earlier.minus(IdempotencyKeys.LAST);
    }
}
