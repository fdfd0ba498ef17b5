package chat.hubbub.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import redis.embedded.core.ExecutableProvider;

/** A real Redis that keeps nothing on the disk, in a process of its own, to which anything can be done. */
public final class RedisServers implements AutoCloseable {

    /** A cluster's servers talk to each other on ports that are higher by 10,000, which nobody gets by chance either. */
    private static final int FIRST_PORT = 12_000;

    private static final int PORTS = 8_000;
    private static final int MOST_MILLIS = 10_000;
    private static final int SLOTS = 16_384;

    private final File executable;
    private final Path folder;
    private final int port = freePort();
    private final List<String> options;
    private Process process;

    private RedisServers(File executable, List<String> options) {
        try {
            this.executable = executable;
            this.options = options;
            this.folder = Files.createTempDirectory("redis");
            this.process = run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static RedisServers start() {
        try {
            return new RedisServers(ExecutableProvider.newJarResourceProvider().get(), List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A Redis Cluster of one server. */
    static RedisServers startCluster(File executable) {
        RedisServers server = new RedisServers(executable, List.of("--cluster-enabled", "yes"));
        StringBuilder slots = new StringBuilder("CLUSTER ADDSLOTS");
        for (int slot = 0; slot < SLOTS; slot++) {
            slots.append(' ').append(slot);
            if (slot % 1_024 == 1_023) {
                server.command(slots.toString());
                slots.setLength("CLUSTER ADDSLOTS".length());
            }
        }
        await().until(() -> server.commandLines("CLUSTER INFO", 2).contains("cluster_state:ok"));
        return server;
    }

    public String url() {
        return "redis://127.0.0.1:" + port;
    }

    /** As {@code kill -9} does. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** With nothing in its memory. */
    public void restart() {
        kill();
        try {
            process = run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** It stands still, and its connections stay open. */
    public void pause() {
        signal("STOP");
    }

    public void goOn() {
        signal("CONT");
    }

    /** Cuts the connections of all who listen. */
    public void cutListeners() {
        command("CLIENT KILL TYPE pubsub");
    }

    /** Cuts the connections of all who talk. */
    public void cutTalkers() {
        command("CLIENT KILL TYPE normal SKIPME yes");
    }

    /** The first line of the answer. */
    public String command(String line) {
        return commandLines(line, 1);
    }

    @Override
    public void close() {
        kill();
    }

    private String commandLines(String line, int lines) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), MOST_MILLIS);
            socket.setSoTimeout(MOST_MILLIS);
            socket.getOutputStream().write((line + "\r\n").getBytes(UTF_8));
            BufferedReader answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
            StringBuilder all = new StringBuilder();
            for (int i = 0; i < lines; i++) {
                all.append(answer.readLine()).append('\n');
            }
            return all.toString().strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process run() throws IOException {
        List<String> command = new ArrayList<>(List.of(executable.getPath(), "--port", Integer.toString(port)));
        command.addAll(List.of("--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", folder.toString()));
        command.addAll(options);
        Process started = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly));
        await().atMost(Duration.ofMinutes(1))
                .ignoreExceptions()
                .until(() -> command("PING").equals("+PONG"));
        return started;
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .start()
                    .onExit()
                    .join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        while (true) {
            int port = FIRST_PORT + ThreadLocalRandom.current().nextInt(PORTS);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                // Somebody has that one: try another.
            }
        }
    }
}
