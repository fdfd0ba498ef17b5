package chat.hubbub.cluster;

import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** How this node hears of the others. Never down: without Redis everything works, a little later. */
final class ClusterHealth implements HealthIndicator {

    private final Backplane backplane;
    private final Clock clock;
    private final Clock steadyClock;

    ClusterHealth(Backplane backplane, Clock clock, Clock steadyClock) {
        this.backplane = backplane;
        this.clock = clock;
        this.steadyClock = steadyClock;
    }

    @Override
    public Health health() {
        Duration age = Duration.between(backplane.since(), steadyClock.instant());
        return Health.up()
                .withDetail("news", backplane.works() ? "through Redis" : "from the database")
                .withDetail("since", clock.instant().minus(age).toString())
                .withDetail("otherNodes", backplane.nodes())
                .build();
    }
}
