package chat.hubbub.bench.server;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Starts servers on one core, the one that the generator is not on.
 *
 * @param folder for what they write, and for their files while they run
 */
public record Launcher(Path folder) {

    private static final String CORE = "0";
    private static final Duration TICK = Duration.ofMillis(100);
    private static final int TICKS_TO_LISTEN = 900;

    /** Returns once it listens. It ends with the runner, however that ends. */
    public Running start(Server server) throws IOException {
        Scratch scratch = Scratch.in(folder, server.name());
        int port = Ports.free();
        Map<String, String> environment = server.environment(port, scratch.folder());
        List<String> command = server.command(port, scratch.folder());
        ProcessTree companion = companion(server, scratch.folder());
        ProcessTree processes = new ProcessTree(run(server.name(), command, environment));
        Running running = new Running(server, port, processes, companion, scratch);
        Runtime.getRuntime().addShutdownHook(new Thread(running::close));
        if (!listens(running)) {
            running.close();
            throw new IOException(server.name() + " does not listen; " + logOf(server.name()) + " may say why");
        }
        return running;
    }

    private @Nullable ProcessTree companion(Server server, Path scratch) throws IOException {
        Optional<List<String>> command = server.companion(scratch);
        return command.isEmpty() ? null : new ProcessTree(run(server.name() + "-companion", command.get(), Map.of()));
    }

    private Process run(String name, List<String> command, Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(Stream.concat(Stream.of("taskset", "-c", CORE), command.stream())
                        .toList())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(logOf(name)));
        builder.environment().putAll(environment);
        return builder.start();
    }

    private File logOf(String name) {
        return folder.resolve(name + ".log").toFile();
    }

    private static boolean listens(Running running) {
        for (int tick = 0; tick < TICKS_TO_LISTEN && running.isAlive(); tick++) {
            if (Ports.isOpen(running.port())) {
                return true;
            }
            Pause.of(TICK);
        }
        return false;
    }
}
