package chat.hubbub;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/** A clock for time-outs: it starts at the time of day and then only goes forward, whatever is done to the system's clock. */
final class SteadyClock extends Clock {

    private final Clock zoned;
    private final Instant started;
    private final long startedNanos;

    SteadyClock(Clock timeOfDay) {
        this(timeOfDay, timeOfDay.instant(), System.nanoTime());
    }

    private SteadyClock(Clock zoned, Instant started, long startedNanos) {
        this.zoned = zoned;
        this.started = started;
        this.startedNanos = startedNanos;
    }

    @Override
    public Instant instant() {
        return started.plusNanos(System.nanoTime() - startedNanos);
    }

    @Override
    public ZoneId getZone() {
        return zoned.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new SteadyClock(zoned.withZone(zone), started, startedNanos);
    }
}
