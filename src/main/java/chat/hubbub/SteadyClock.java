package chat.hubbub;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/**
 * A clock for time-outs: it starts at the time of day and then only goes forward, whatever is done to the system's clock,
 * and stands still while this process does.
 */
final class SteadyClock extends Clock {

    private final Clock zoned;
    private final Instant started;
    private final RunningTime running;

    SteadyClock(Clock timeOfDay, RunningTime running) {
        this(timeOfDay, timeOfDay.instant(), running);
    }

    private SteadyClock(Clock zoned, Instant started, RunningTime running) {
        this.zoned = zoned;
        this.started = started;
        this.running = running;
    }

    @Override
    public Instant instant() {
        return started.plusNanos(running.nanos());
    }

    @Override
    public ZoneId getZone() {
        return zoned.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new SteadyClock(zoned.withZone(zone), started, running);
    }
}
