package chat.hubbub.bench;

import chat.hubbub.bench.load.Crowd;
import chat.hubbub.bench.load.Generator;
import chat.hubbub.bench.load.Outcome;
import chat.hubbub.bench.report.Machine;
import chat.hubbub.bench.report.RawLog;
import chat.hubbub.bench.report.Results;
import chat.hubbub.bench.scenario.Figure;
import chat.hubbub.bench.scenario.Quality;
import chat.hubbub.bench.scenario.Scenario;
import chat.hubbub.bench.scenario.Subject;
import chat.hubbub.bench.server.Heap;
import chat.hubbub.bench.server.Pause;
import chat.hubbub.bench.server.Running;
import java.io.IOException;
import java.time.Duration;

/** One scenario with one server in one round. */
record Trial(int round, Scenario scenario, Running server, Tools tools) implements Subject {

    /** What all trials share. */
    record Tools(Generator generator, Heap heap, RawLog raw, Results results) {}

    private static final Duration TO_GET_IN = Duration.ofSeconds(10);

    @Override
    public Outcome run(Crowd crowd) throws IOException {
        double load = Machine.load();
        Outcome outcome = tools.generator().run(server, crowd);
        tools.raw().add(round, scenario.name(), server.server().name(), load, outcome.raw());
        server.rest();
        return outcome;
    }

    @Override
    public void among(Crowd silent, Look look) throws IOException {
        Process crowd = tools.generator().start(server, silent);
        try {
            Pause.of(TO_GET_IN);
            server.rest();
            look.look();
        } finally {
            crowd.destroyForcibly();
        }
    }

    @Override
    public long heapKilobytes() throws IOException {
        return tools.heap().usedKilobytes(server);
    }

    @Override
    public void note(Figure figure, double value, Quality quality) {
        tools.results().add(figure, server.server().name(), value, quality);
        System.err.printf("      %s: %.2f %s%n", figure.what(), value, quality == Quality.GOOD ? "" : quality);
    }
}
