package chat.hubbub.contract;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** A real PostgreSQL, one for all tests of this process; each test has a database of its own in it. */
public final class PostgresServer {

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private PostgresServer() {}

    /** The JDBC address of a database that is empty; its user is postgres, without a password. */
    public static String freshDatabase() {
        return freshDatabase("template1");
    }

    /** The same of one that is a copy of another, which nobody may be connected to meanwhile. */
    public static String copyOf(String url) {
        return freshDatabase(url.substring(url.lastIndexOf('/') + 1));
    }

    /** The folder in which it found its programs. */
    static Path programs() {
        try (Connection connection = Shared.SERVER.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW data_directory")) {
            row.next();
            String pid = Files.readAllLines(Path.of(row.getString(1), "postmaster.pid"))
                    .get(0);
            String program = ProcessHandle.of(Long.parseLong(pid.strip()))
                    .flatMap(process -> process.info().command())
                    .orElseThrow();
            return Path.of(program).getParent();
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String freshDatabase(String template) {
        String name = "hubbub" + DATABASES.incrementAndGet();
        try (Connection connection = Shared.SERVER.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name + " TEMPLATE " + template + " STRATEGY FILE_COPY");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return Shared.SERVER.getJdbcUrl("postgres", name).replaceFirst("\\?.*", "");
    }

    private static final class Shared {

        static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                // Tests of the whole of it are in processes that are killed; here nothing has to outlive the power.
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("max_connections", "200")
                        .setPGStartupWait(Duration.ofMinutes(1))
                        .start();
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
