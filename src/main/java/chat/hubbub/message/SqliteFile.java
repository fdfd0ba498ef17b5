package chat.hubbub.message;

import chat.hubbub.message.LogProperties.Synchronous;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

/** The database file and how it is opened: once for writing, and through a small pool for reading. */
final class SqliteFile {

    private static final int READERS = 3;

    private static final int LOGIN_SECONDS = 2;

    /** How long a connection waits for an operator's own tool that holds the file. */
    private static final int BUSY_MILLIS = 2_000;

    /** Damage is found before it spreads, and a file from elsewhere runs no code of its own. */
    private static final List<String> EVERYONE = List.of("cell_size_check = ON", "trusted_schema = OFF");

    /** Sizes of caches are in KiB where they are negative; all connections together stay below 24 MB. */
    private static final List<String> WRITER =
            List.of("cache_size = -8000", "foreign_keys = ON", "journal_size_limit = 67108864", "temp_store = MEMORY");

    private static final List<String> READER = List.of("cache_size = -4000", "query_only = ON");

    private final Path path;
    private final Synchronous synchronous;

    SqliteFile(Path path, Synchronous synchronous) {
        this.path = path;
        this.synchronous = synchronous;
    }

    /** What SQLite keeps beside a file while it is open, or after a crash: parts of it, which must go where it goes. */
    static List<Path> companions(Path file) {
        return Stream.of("-wal", "-journal", "-shm")
                .map(suffix -> file.resolveSibling(file.getFileName() + suffix))
                .toList();
    }

    /** A URI, because the driver would take what follows a question mark in a file's name for properties. */
    static String url(Path file) {
        return "jdbc:sqlite:" + file.toUri();
    }

    /** For a file from elsewhere. */
    static void distrust(Statement statement) throws SQLException {
        set(statement, EVERYONE);
    }

    Path path() {
        return path;
    }

    /** Opens for writing, and makes the file where it is missing. */
    Connection create() throws SQLException {
        return openWriter(new SQLiteConfig());
    }

    /** Opens for writing; a file that went missing meanwhile is an error and not a fresh start. */
    Connection openWriter() throws SQLException {
        return openWriter(existing());
    }

    /** All its connections stay open, so that reading goes on where no new one could be made, as on a full disk. */
    HikariDataSource openReaders() {
        HikariConfig config = new HikariConfig();
        config.setPoolName("hubbub-readers");
        config.setDataSource(new Readers());
        config.setMaximumPoolSize(READERS);
        config.setMaxLifetime(0);
        config.setConnectionTimeout(BUSY_MILLIS);
        return new HikariDataSource(config);
    }

    private Connection openWriter(SQLiteConfig config) throws SQLException {
        return open(config, this::prepareWriter);
    }

    Connection openReader() throws SQLException {
        return open(existing(), statement -> set(statement, READER));
    }

    /** A file that is not there is an error. */
    static SQLiteConfig existing() {
        SQLiteConfig config = new SQLiteConfig();
        config.resetOpenMode(SQLiteOpenMode.CREATE);
        return config;
    }

    private Connection open(SQLiteConfig config, Preparation preparation) throws SQLException {
        config.setBusyTimeout(BUSY_MILLIS);
        // Nobody asks for them, and the driver would look after each row that is written.
        config.setGetGeneratedKeys(false);
        Connection connection = config.createConnection("jdbc:sqlite:" + path);
        try (Statement statement = connection.createStatement()) {
            set(statement, EVERYONE);
            preparation.prepare(statement);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private void prepareWriter(Statement statement) throws SQLException {
        set(statement, WRITER);
        require(statement, "journal_mode = WAL", "wal");
        set(statement, List.of("synchronous = " + synchronous));
        require(statement, "synchronous", Integer.toString(synchronous.ordinal()));
    }

    private static void set(Statement statement, List<String> pragmas) throws SQLException {
        for (String pragma : pragmas) {
            statement.execute("PRAGMA " + pragma);
        }
    }

    /** The promise to lose nothing rests on these: better not to write than to believe they hold. */
    private static void require(Statement statement, String pragma, String wanted) throws SQLException {
        try (ResultSet row = statement.executeQuery("PRAGMA " + pragma)) {
            String got = row.getString(1);
            if (!wanted.equals(got)) {
                throw new SQLException("The file system does not allow " + pragma + ", only " + got);
            }
        }
    }

    @FunctionalInterface
    private interface Preparation {
        void prepare(Statement statement) throws SQLException;
    }

    /** The pool's view of the file. */
    private final class Readers extends AbstractDataSource {
        @Override
        public Connection getConnection() throws SQLException {
            return openReader();
        }

        /** Opening waits for nobody. */
        @Override
        public void setLoginTimeout(int seconds) {}

        @Override
        public Connection getConnection(String username, String password) throws SQLException {
            return openReader();
        }

        /** How long the pool waits for its own threads when it closes. */
        @Override
        public int getLoginTimeout() {
            return LOGIN_SECONDS;
        }
    }
}
