package chat.hubbub.contract;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** A real PostgreSQL with one database, of its own and always on the same port, that is killed and comes back. */
public final class PostgresProcess implements AutoCloseable {

    /** Nobody gets one of these by chance. */
    private static final int FIRST_PORT = 10_500;

    private static final int PORTS = 1_000;

    private final Path programs = PostgresServer.programs();
    private final Path folder;
    private final int port = freePort();
    private Process process;

    private PostgresProcess(Path folder) {
        this.folder = folder;
        run(command("initdb", "-A", "trust", "-U", "postgres", "-E", "UTF-8", "--no-sync", "-D", data()));
        this.process = begin();
    }

    /** @param folder for the data */
    public static PostgresProcess start(Path folder) {
        return new PostgresProcess(folder);
    }

    /** The JDBC address; its user is postgres, without a password. */
    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    public void run(String... statements) {
        try (Connection connection = DriverManager.getConnection(url(), "postgres", "");
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As {@code kill -9} of all its processes does. */
    public void kill() {
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        // Before it sees the others die, and starts some anew.
        all.add(0, process.toHandle());
        all.forEach(ProcessHandle::destroyForcibly);
        await().until(() -> all.stream().noneMatch(ProcessHandle::isAlive));
    }

    /** After it was killed. */
    public void startAgain() {
        process = begin();
    }

    @Override
    public void close() {
        kill();
    }

    private Process begin() {
        try {
            Process started = new ProcessBuilder(command(
                            "postgres",
                            "-D",
                            data(),
                            "-p",
                            Integer.toString(port),
                            "-c",
                            "listen_addresses=127.0.0.1",
                            "-c",
                            "unix_socket_directories=",
                            "-c",
                            "max_connections=200"))
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly));
            await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(() -> {
                run("SELECT 1");
                return true;
            });
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void run(List<String> command) {
        try {
            Process tool = new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(tool.getInputStream().readAllBytes(), Charset.defaultCharset());
            if (tool.onExit().join().exitValue() != 0) {
                throw new IllegalStateException(said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** It does not run as root, not even where everything does. */
    private List<String> command(String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        return command;
    }

    private String data() {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folder.resolve("data").toString();
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
