package chat.hubbub.bench.scenario;

import chat.hubbub.bench.load.Crowd;
import chat.hubbub.bench.load.Outcome;
import java.io.IOException;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** A crowd at a rate that every server should bear: what it costs, and how long it takes. */
record Steady(String name, Crowd crowd, List<Gauge> gauges) implements Scenario {

    /** What is read off one run. */
    record Gauge(Figure figure, ToDoubleFunction<Outcome> value) {}

    @Override
    public List<Figure> figures() {
        return gauges.stream().map(Gauge::figure).toList();
    }

    @Override
    public Scenario shortened() {
        return new Steady(name, crowd.shortened(), gauges);
    }

    @Override
    public void measure(Subject subject) throws IOException {
        Outcome outcome = subject.run(crowd).orThrow();
        for (Gauge gauge : gauges) {
            subject.note(gauge.figure(), gauge.value().applyAsDouble(outcome), Quality.of(outcome));
        }
    }
}
