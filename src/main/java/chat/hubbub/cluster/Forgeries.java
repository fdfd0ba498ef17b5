package chat.hubbub.cluster;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what is in Redis and not from this installation, and complains of it now and then. Safe for any thread. */
final class Forgeries {

    private static final Logger log = LoggerFactory.getLogger(Forgeries.class);

    private static final long PAUSE_MILLIS = Duration.ofMinutes(1).toMillis();

    private final Clock steadyClock;
    private final LongAdder count;
    private final AtomicLong nextComplaint;

    Forgeries(Clock steadyClock, LongAdder count) {
        this.steadyClock = steadyClock;
        this.count = count;
        this.nextComplaint = new AtomicLong(steadyClock.millis());
    }

    void note() {
        count.increment();
        long now = steadyClock.millis();
        long due = nextComplaint.get();
        if (now >= due && nextComplaint.compareAndSet(due, now + PAUSE_MILLIS)) {
            log.warn("Somebody who is not of this installation speaks in Redis, and is not believed:"
                    + " does another installation have the same hubbub.redis.prefix?");
        }
    }
}
