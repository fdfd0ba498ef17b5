package chat.hubbub.journey;

import static org.awaitility.Awaitility.await;

import java.time.Duration;

/** What operators see of limits that were met. */
public final class LimitCounts {

    private final Hub hub;

    public LimitCounts(Hub hub) {
        this.hub = hub;
    }

    public double of(String limit) {
        String series = "hubbub_limits_refused_total{limit=\"" + limit + "\"} ";
        return Http.get(hub, "/actuator/prometheus")
                .body()
                .lines()
                .filter(line -> line.startsWith(series))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length())))
                .findFirst()
                .orElseThrow();
    }

    public void awaitMoreThan(double before, String limit) {
        await("somebody meets the limit " + limit)
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> of(limit) > before);
    }
}
