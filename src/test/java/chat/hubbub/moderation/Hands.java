package chat.hubbub.moderation;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/** A clock of limits that is moved by hand. */
final class Hands implements TimeMeter {

    private long now;

    void pass(Duration time) {
        now += time.toNanos();
    }

    @Override
    public long currentTimeNanos() {
        return now;
    }

    @Override
    public boolean isWallClockBased() {
        return false;
    }
}
