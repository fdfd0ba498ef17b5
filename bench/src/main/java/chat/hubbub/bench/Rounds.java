package chat.hubbub.bench;

import chat.hubbub.bench.load.Crowd;
import chat.hubbub.bench.scenario.Scenario;
import chat.hubbub.bench.scenario.Scenarios;
import chat.hubbub.bench.server.Launcher;
import chat.hubbub.bench.server.Running;
import chat.hubbub.bench.server.Server;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Everything, several times. Within a round the servers take turns at each scenario, another one first each time. */
record Rounds(int number, List<Scenario> scenarios, List<Server> servers, Launcher launcher, Trial.Tools tools) {

    void run() {
        for (int round = 1; round <= number; round++) {
            try (Stage stage = new Stage(launcher, this::warm)) {
                run(round, stage);
            }
        }
    }

    private void run(int round, Stage stage) {
        List<Server> order = new ArrayList<>(servers);
        Collections.rotate(order, round - 1);
        for (Scenario scenario : scenarios) {
            for (Server server : order) {
                System.err.printf("   round %d of %d, %s, %s%n", round, number, scenario.name(), server.name());
                try {
                    measure(round, scenario, server, stage);
                } catch (IOException e) {
                    System.err.println("      nothing: " + e.getMessage());
                }
            }
        }
    }

    private void measure(int round, Scenario scenario, Server server, Stage stage) throws IOException {
        if (scenario.needsFreshServer()) {
            try (Running fresh = launcher.start(server)) {
                fresh.rest();
                scenario.measure(new Trial(round, scenario, fresh, tools));
            }
            return;
        }
        Running running = stage.wake(server);
        scenario.measure(new Trial(round, scenario, running, tools));
        running.pause();
    }

    private void warm(Running server) throws IOException {
        for (Crowd crowd : Scenarios.warming()) {
            tools.generator().run(server, crowd).orThrow();
            server.rest();
        }
    }
}
