package chat.hubbub.message;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * When a batch is stored, by two clocks. A retry may come just after the time of day was corrected, or to a node whose time of
 * day is another, so how long a key counts is not measured by that.
 *
 * @param timeOfDay what people are told
 * @param ofKeys for a node that is alone a time that only goes forward while it runs, and for several what their database says
 */
record Moment(Instant timeOfDay, Instant ofKeys) {

    /**
     * The clocks of a node that is alone.
     *
     * @param steady the clock for time-outs
     */
    record Clocks(Clock timeOfDay, Clock steady) {

        static Clocks both(Clock clock) {
            return new Clocks(clock, clock);
        }

        Moment now() {
            return of(timeOfDay, steady.instant());
        }
    }

    static Moment of(Clock timeOfDay, Instant ofKeys) {
        return new Moment(timeOfDay.instant().truncatedTo(ChronoUnit.MILLIS), ofKeys);
    }

    /** Since when whatever bears a key or a former nickname may still count, by whichever clock. */
    Instant keysCountSince() {
        Instant earlier = timeOfDay.isBefore(ofKeys) ? timeOfDay : ofKeys;
        return earlier.minus(IdempotencyKeys.LAST);
    }
}
