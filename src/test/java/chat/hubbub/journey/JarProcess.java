package chat.hubbub.journey;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** The jar that is shipped, in a process of its own, so that it can be killed. */
public final class JarProcess implements AutoCloseable {

    /** For a process that lives for seconds: what the second compiler gains by then is less than it costs. */
    public static final String BRIEF = "-XX:TieredStopAtLevel=1";

    /** Linux, macOS and Windows give none of these to whoever asks for any port. */
    private static final int FIRST_PORT = 20_000;

    private static final int PORTS = 10_000;
    private static final Duration LONGEST_START = Duration.ofSeconds(90);
    private static final String TERMINAL_PORT = "--hubbub.terminal.port=";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** A signal that cannot be caught. */
    enum Signal {
        STOP,
        CONT
    }

    private final Process process;
    private final Path output;
    private final int port;

    private JarProcess(Process process, Path output, int port) {
        this.process = process;
        this.output = output;
        this.port = port;
    }

    /** @param arguments for Java itself, as {@code -Xmx256m}, or for the server */
    public static JarProcess start(Path data, int port, String... arguments) {
        return startUnder("exec \"$@\"", data, port, arguments);
    }

    /** @param shell what a shell does first, ending in <code>exec "$@"</code> */
    static JarProcess startUnder(String shell, Path data, int port, String... arguments) {
        try {
            Path output = Files.createTempFile("hubbub", ".log");
            List<String> command = new ArrayList<>(List.of("bash", "-c", shell, "hubbub"));
            command.addAll(command(data, port, List.of(arguments)));
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            JarProcess started = new JarProcess(process, output, port);
            started.awaitReadyOrKill();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a command of the jar said, and its exit code. */
    record Ended(int exitCode, String out, String err) {}

    /** Has the jar do something else than serve, and waits for it. */
    static Ended run(String... words) {
        try {
            Path out = Files.createTempFile("hubbub", ".out");
            Path err = Files.createTempFile("hubbub", ".err");
            Process process = begin(out, err, words);
            int exitCode =
                    process.onExit().orTimeout(90, TimeUnit.SECONDS).join().exitValue();
            return new Ended(exitCode, Files.readString(out), Files.readString(err));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Process begin(Path out, Path err, String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(java(), BRIEF, "-jar", jar().toString()));
        command.addAll(List.of(words));
        return new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static List<String> command(Path data, int port, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(java());
        command.addAll(arguments.stream().filter(JarProcess::isForJava).toList());
        command.addAll(List.of("-jar", jar().toString(), "--server.port=" + port));
        if (arguments.stream().noneMatch(argument -> argument.startsWith(TERMINAL_PORT))) {
            command.add(TERMINAL_PORT + "-1");
        }
        command.add("--hubbub.data=" + data);
        command.addAll(
                arguments.stream().filter(argument -> !isForJava(argument)).toList());
        return command;
    }

    private static boolean isForJava(String argument) {
        return argument.startsWith("-X");
    }

    /** It stays free while a server is killed and started again, because nobody gets it by chance. */
    public static int freePort() {
        return ThreadLocalRandom.current()
                .ints(100, FIRST_PORT, FIRST_PORT + PORTS)
                .filter(JarProcess::isFree)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    public URI ws() {
        return URI.create("ws://localhost:" + port + "/ws");
    }

    public URI http(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    /** The answer's body, whatever its status. */
    String get(String path) {
        try {
            return HTTP.send(HttpRequest.newBuilder(http(path)).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    long pid() {
        return process.pid();
    }

    /** What it wrote to its log so far. */
    List<String> log() {
        try {
            return Files.readAllLines(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void signal(Signal signal) {
        runTool("kill", "-" + signal, Long.toString(pid()));
    }

    /** What its threads do now. */
    String threads() {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        return runTool(jcmd, Long.toString(pid()), "Thread.print");
    }

    /** What it said. */
    static String runTool(String... words) {
        try {
            Process tool = new ProcessBuilder(words).redirectErrorStream(true).start();
            return new String(tool.getInputStream().readAllBytes(), Charset.defaultCharset());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@code kill -9} does: nothing runs any more, nothing is flushed. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Asks it to stop, and waits until it has. */
    void stop() {
        process.destroy();
        process.onExit().orTimeout(60, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        kill();
    }

    private static Path jar() {
        Path jar = Path.of(System.getProperty("packaged.jar", "target/hubbub.jar"));
        if (!Files.exists(jar)) {
            throw new IllegalStateException("There is no " + jar + ": run ./mvnw package first.");
        }
        return jar;
    }

    /** One that does not get ready would be left behind. */
    private void awaitReadyOrKill() {
        try {
            awaitReady();
        } catch (RuntimeException e) {
            kill();
            throw e;
        }
    }

    private void awaitReady() {
        await().pollInterval(Duration.ofMillis(50)).atMost(LONGEST_START).until(this::isReady);
    }

    private boolean isReady() throws IOException {
        if (!process.isAlive()) {
            throw new IllegalStateException("The server did not start:\n" + Files.readString(output));
        }
        try {
            return get("/actuator/health").contains("UP");
        } catch (UncheckedIOException e) {
            return false;
        }
    }
}
