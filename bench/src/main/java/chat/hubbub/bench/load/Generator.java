package chat.hubbub.bench.load;

import chat.hubbub.bench.server.Java;
import chat.hubbub.bench.server.Running;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;

/**
 * Hubbub's {@code load} command, on a core of its own.
 *
 * @param folder for what it tells while it runs
 */
public record Generator(Java java, Path jar, Path folder) {

    private static final String CORE = "1";
    private static final JsonMapper JSON = new JsonMapper();

    public Outcome run(Running server, Crowd crowd) throws IOException {
        Path answer = folder.resolve("generator.out");
        Process process = start(server, crowd);
        try {
            if (!process.waitFor(crowd.patience().toSeconds(), TimeUnit.SECONDS)) {
                throw new IOException("The generator hangs.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } finally {
            process.destroyForcibly();
        }
        List<String> lines = Files.readAllLines(answer, StandardCharsets.UTF_8);
        if (lines.isEmpty()) {
            throw new IOException("The generator says nothing; generator.log may tell why.");
        }
        return Outcome.of(JSON.readTree(lines.get(lines.size() - 1)), crowd);
    }

    /** For a crowd that only has to be there; the caller ends it, and the runner's end does. */
    public Process start(Running server, Crowd crowd) throws IOException {
        List<String> command = new ArrayList<>(List.of("taskset", "-c", CORE));
        command.addAll(java.jar(jar, "load", "ws://127.0.0.1:" + server.port() + "/ws", "--json"));
        command.addAll(List.of("--pid", "" + server.pid()));
        command.addAll(crowd.options());
        command.addAll(server.server().dialect());
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("generator.log").toFile()))
                .redirectOutput(folder.resolve("generator.out").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return process;
    }
}
