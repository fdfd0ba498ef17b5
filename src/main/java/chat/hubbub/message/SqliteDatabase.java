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
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

/** The database file and how it is opened: once for writing, and through a small pool for reading. */
final class SqliteDatabase {

    static final String FILE_NAME = "hubbub.db";

    private static final int READERS = 3;

    /** How long a writer waits for an operator's own tool that is writing to the file. */
    private static final int BUSY_MILLIS = 2_000;

    private static final List<String> WRITER_PRAGMAS = List.of(
            "PRAGMA foreign_keys = ON", // a room's events belong to a room
            "PRAGMA trusted_schema = OFF",
            "PRAGMA cell_size_check = ON", // finds damage before it spreads
            "PRAGMA cache_size = -8000", // KiB
            "PRAGMA journal_size_limit = 67108864",
            "PRAGMA temp_store = MEMORY");

    private static final String READER_PRAGMAS =
            "PRAGMA query_only = ON; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA cache_size = -4000";

    private final Path file;
    private final Synchronous synchronous;
    private final Epoch epoch;

    private SqliteDatabase(Path file, Synchronous synchronous) throws SQLException {
        this.file = file;
        this.synchronous = synchronous;
        try (Connection connection = openWriter(true)) {
            SqliteCheck.onceOpen(file, connection);
            SqliteSchema.migrate(connection);
            epoch = SqliteSchema.epoch(connection);
        }
    }

    /** @throws StorageUnusable where the file is damaged, or not for this Hubbub */
    static SqliteDatabase open(DataFolder folder, LogProperties properties) {
        Path file = folder.resolve(FILE_NAME);
        try {
            SqliteCheck.beforeOpening(file);
            return new SqliteDatabase(file, properties.synchronous());
        } catch (SQLException e) {
            throw SqliteCheck.unusable(file, e);
        }
    }

    Epoch epoch() {
        return epoch;
    }

    /** Opens for writing; a file that went missing meanwhile is an error and not a fresh start. */
    Connection openWriter() throws SQLException {
        return openWriter(false);
    }

    /** All its connections stay open, so that reading goes on where no new one could be made, as on a full disk. */
    HikariDataSource openReaders() {
        HikariConfig config = new HikariConfig();
        config.setPoolName("hubbub-readers");
        config.setJdbcUrl(url());
        config.setMaximumPoolSize(READERS);
        config.setMaxLifetime(0);
        config.setConnectionInitSql(READER_PRAGMAS);
        config.addDataSourceProperty("busy_timeout", BUSY_MILLIS);
        return new HikariDataSource(config);
    }

    private Connection openWriter(boolean create) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MILLIS);
        if (!create) {
            config.resetOpenMode(SQLiteOpenMode.CREATE);
        }
        Connection connection = config.createConnection(url());
        try {
            prepare(connection);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private void prepare(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String pragma : WRITER_PRAGMAS) {
                statement.execute(pragma);
            }
            require(statement, "PRAGMA journal_mode = WAL", "wal");
            statement.execute("PRAGMA synchronous = " + synchronous);
            require(statement, "PRAGMA synchronous", Integer.toString(synchronous.ordinal()));
        }
    }

    /** The promise to lose nothing rests on these: better not to start than to believe they hold. */
    private static void require(Statement statement, String pragma, String wanted) throws SQLException {
        try (ResultSet row = statement.executeQuery(pragma)) {
            String got = row.getString(1);
            if (!wanted.equals(got)) {
                throw new SQLException("The file system does not allow it: " + pragma + " answers " + got);
            }
        }
    }

    private String url() {
        return "jdbc:sqlite:" + file;
    }
}
