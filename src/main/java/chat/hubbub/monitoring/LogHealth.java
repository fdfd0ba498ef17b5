package chat.hubbub.monitoring;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Down while what people say cannot be stored; reading may well go on. */
final class LogHealth implements HealthIndicator {

    private final LogMeters log;

    LogHealth(LogMeters log) {
        this.log = log;
    }

    @Override
    public Health health() {
        return (log.refusesToWrite() ? Health.down() : Health.up()).build();
    }
}
