package chat.hubbub.bench.scenario;

import chat.hubbub.bench.load.Crowd;
import chat.hubbub.bench.load.Outcome;
import chat.hubbub.bench.scenario.Steady.Gauge;
import java.time.Duration;
import java.util.List;

/** All there is to measure, in the order of the table's rows. */
public final class Scenarios {

    /** Few people and many messages, many people, many rooms: what is done for each message and delivery is compiled. */
    private static final List<Crowd> WARMING =
            List.of(Crowd.of(20, 1, 4, 600, 10), Crowd.of(500, 1, 5, 40, 6), Crowd.of(2000, 200, 1, 2000, 10));

    private Scenarios() {}

    public static List<Scenario> all() {
        return List.of(
                new Idle("idle", Crowd.silent(2000, Duration.ofSeconds(60))),
                new Steady("lone", Crowd.of(500, 1, 1, 1, 20), List.of(p50("lone"))),
                new Steady("cpu-500", Crowd.of(500, 1, 5, 20, 10), List.of(cpu("cpu-500"))),
                new Steady("cpu-2000", Crowd.of(2000, 1, 5, 10, 10), List.of(cpu("cpu-2000"))),
                new Steady("rooms", Crowd.of(2000, 200, 1, 2000, 8), List.of(cpu("rooms"), p99("rooms"))),
                new Sustained("sustained", Crowd.of(500, 1, 8, 0, 4)),
                new Stalled("stalled", Crowd.of(200, 1, 4, 50, 30).ofSize(3900), 20));
    }

    /** What every server gets before it counts, so that its code is compiled. */
    public static List<Crowd> warming() {
        return WARMING;
    }

    private static Gauge cpu(String scenario) {
        return new Gauge(Figure.lessThanEach(scenario, "µs of CPU a delivery"), Outcome::microsPerDelivery);
    }

    private static Gauge p50(String scenario) {
        return new Gauge(Figure.lessThanEach(scenario, "p50 ms"), Outcome::p50Ms);
    }

    private static Gauge p99(String scenario) {
        return new Gauge(Figure.lessThanEach(scenario, "p99 ms"), Outcome::p99Ms);
    }
}
