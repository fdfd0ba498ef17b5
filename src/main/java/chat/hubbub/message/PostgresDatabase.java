package chat.hubbub.message;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The database that all nodes share: how it is reached, once for writing the log and through a small pool for all else. */
final class PostgresDatabase implements AutoCloseable {

    /** A transaction whose node is gone, or stands still, must not hold up the other nodes for longer. */
    private static final Duration LONGEST_IDLE = Duration.ofSeconds(3);

    private static final Duration LONGEST_STATEMENT = Duration.ofSeconds(10);
    private static final Duration LONGEST_WAIT_FOR_A_ROOM = Duration.ofSeconds(8);
    private static final Duration LONGEST_WAIT_FOR_A_TABLE = Duration.ofMinutes(1);
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(15);
    private static final Duration LONGEST_QUICK_ANSWER = Duration.ofSeconds(2);
    private static final Duration LONGEST_CONNECTING = Duration.ofSeconds(5);

    private final DatabaseProperties properties;
    private final HikariDataSource pool;

    private PostgresDatabase(DatabaseProperties properties, HikariDataSource pool) {
        this.properties = properties;
        this.pool = pool;
    }

    /**
     * Makes the tables where they are missing.
     *
     * @throws StorageUnusable where it cannot be reached, or is not for this Hubbub
     */
    static PostgresDatabase open(DatabaseProperties properties) {
        new FirstAnswer(() -> connect(properties), properties.patience()).await();
        HikariConfig config = new HikariConfig();
        config.setPoolName("hubbub-database");
        config.setJdbcUrl(properties.url());
        config.setDataSourceProperties(driverProperties(properties));
        config.setMaximumPoolSize(properties.connections());
        config.setMinimumIdle(Math.min(2, properties.connections()));
        config.setConnectionTimeout(Duration.ofSeconds(2).toMillis());
        config.setValidationTimeout(Duration.ofSeconds(1).toMillis());
        config.setInitializationFailTimeout(-1);
        PostgresDatabase database = new PostgresDatabase(properties, new HikariDataSource(config));
        try {
            PostgresSchema.migrate(forMigrations(properties));
            return database;
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /** One connection, for a program that needs no more. */
    static Connection connect(DatabaseProperties properties) throws SQLException {
        return DriverManager.getConnection(properties.url(), driverProperties(properties));
    }

    /** For reading, and for changes beside the log, each in a transaction of its own. */
    HikariDataSource pool() {
        return pool;
    }

    /** Connections of the pool that answer soon or not at all. */
    DataSource quick() {
        return new AbstractDataSource() {
            @Override
            public Connection getConnection() throws SQLException {
                return openQuick();
            }

            @Override
            public Connection getConnection(String username, String password) throws SQLException {
                return openQuick();
            }
        };
    }

    /** A connection of the pool, to be closed after use, that answers soon or not at all. */
    Connection openQuick() throws SQLException {
        Connection connection = pool.getConnection();
        try {
            connection.setNetworkTimeout(Runnable::run, (int) LONGEST_QUICK_ANSWER.toMillis());
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** Opens a connection of the log's writer. */
    Connection openWriter() throws SQLException {
        Connection connection = connect(properties);
        try {
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public void close() {
        pool.close();
    }

    /** What is large takes its time to be changed; only what others hold is not waited for without end. */
    static DataSource forMigrations(DatabaseProperties properties) {
        Properties driver = commonProperties(properties);
        driver.setProperty(
                "options",
                "-c idle_in_transaction_session_timeout=0 -c statement_timeout=0" + " -c lock_timeout="
                        + LONGEST_WAIT_FOR_A_TABLE.toMillis());
        DriverManagerDataSource source = new DriverManagerDataSource(properties.url());
        source.setConnectionProperties(driver);
        return source;
    }

    private static Properties driverProperties(DatabaseProperties properties) {
        Properties driver = commonProperties(properties);
        driver.setProperty("socketTimeout", Long.toString(LONGEST_SILENCE.toSeconds()));
        driver.setProperty("reWriteBatchedInserts", "true");
        driver.setProperty(
                "options",
                "-c synchronous_commit=on"
                        + " -c idle_in_transaction_session_timeout=" + LONGEST_IDLE.toMillis()
                        + " -c statement_timeout=" + LONGEST_STATEMENT.toMillis()
                        + " -c lock_timeout=" + LONGEST_WAIT_FOR_A_ROOM.toMillis());
        return driver;
    }

    private static Properties commonProperties(DatabaseProperties properties) {
        Properties driver = new Properties();
        driver.setProperty("user", properties.user());
        driver.setProperty("password", properties.password());
        driver.setProperty("ApplicationName", "hubbub");
        driver.setProperty("connectTimeout", Long.toString(LONGEST_CONNECTING.toSeconds()));
        driver.setProperty("loginTimeout", Long.toString(LONGEST_CONNECTING.toSeconds()));
        driver.setProperty("tcpKeepAlive", "true");
        driver.setProperty("targetServerType", "primary");
        return driver;
    }
}
