package chat.hubbub.bench;

import chat.hubbub.bench.load.Generator;
import chat.hubbub.bench.report.Machine;
import chat.hubbub.bench.report.RawLog;
import chat.hubbub.bench.report.Results;
import chat.hubbub.bench.report.Table;
import chat.hubbub.bench.scenario.Scenario;
import chat.hubbub.bench.scenario.Scenarios;
import chat.hubbub.bench.server.Heap;
import chat.hubbub.bench.server.Java;
import chat.hubbub.bench.server.Launcher;
import chat.hubbub.bench.server.Server;
import chat.hubbub.bench.server.Servers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** {@code bench/run}, once everything is built. Progress goes to the standard error, the table to the standard output. */
public final class Bench {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");
    private static final String LEGEND = """
            - in parentheses: how many times Spring's; *: not everything was delivered; ≥: the generator could do no more
            """;

    private final Wishes wishes;
    private final Java java;
    private final Path folder;
    private final List<Server> servers;
    private final List<Scenario> scenarios;
    private final Results results = new Results();
    private final RawLog raw;

    private Bench(Wishes wishes, Path project) throws IOException {
        this.wishes = wishes;
        this.java = new Java(wishes.javaHome());
        this.servers = wishes.chosen("server", wishes.servers(), Servers.of(project, java), Server::name);
        this.scenarios = wishes.chosen("scenario", wishes.scenarios(), Scenarios.all(), Scenario::name).stream()
                .map(scenario -> wishes.quick() ? scenario.shortened() : scenario)
                .toList();
        this.folder = Files.createDirectories(
                project.resolve("target/bench").resolve(LocalDateTime.now().format(TIME)));
        this.raw = new RawLog(folder.resolve("raw.jsonl"));
    }

    public static void main(String[] args) throws IOException {
        try {
            Path project = Path.of("").toAbsolutePath();
            Bench bench = new Bench(Wishes.parse(args), project);
            bench.measure(new Generator(bench.java, project.resolve("target/hubbub.jar"), bench.folder));
            bench.print();
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    private void measure(Generator generator) {
        List<Server> present =
                servers.stream().filter(server -> server.missing().isEmpty()).toList();
        Trial.Tools tools = new Trial.Tools(generator, new Heap(java), raw, results);
        new Rounds(wishes.rounds(), scenarios, present, new Launcher(folder), tools).run();
    }

    private void print() throws IOException {
        System.out.println(table().markdown());
        System.out.print(LEGEND);
        for (Server server : servers) {
            server.missing().ifPresent(why -> System.out.println("- " + server.name() + " is left out: " + why));
        }
        System.out.printf("- %s; %s; median of %d%n", new Machine(java).description(), raw.loads(), wishes.rounds());
        System.out.println("- every run: " + folder.resolve("raw.jsonl"));
    }

    private Table table() {
        return new Table(
                results,
                scenarios.stream()
                        .flatMap(scenario -> scenario.figures().stream())
                        .toList(),
                servers.stream().map(Server::name).toList());
    }
}
