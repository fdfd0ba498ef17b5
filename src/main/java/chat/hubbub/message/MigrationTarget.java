package chat.hubbub.message;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** An empty database of several nodes, in one transaction that keeps everybody else from writing there meanwhile. */
final class MigrationTarget implements AutoCloseable {

    /** A server that is gone is noticed; one that looks through a large table is waited for. */
    private static final int LONGEST_SILENCE_SECONDS = 600;

    private static final String TABLES_OF_OTHERS = """
            SELECT to_regclass('room_end') IS NULL AND EXISTS (
                SELECT FROM pg_class WHERE relnamespace = current_schema()::regnamespace
                AND relkind IN ('r', 'p') AND relname <> 'flyway_schema_history')""";

    private final DatabaseProperties database;
    private final Connection connection;

    private MigrationTarget(DatabaseProperties database, Connection connection) {
        this.database = database;
        this.connection = connection;
    }

    /**
     * Makes the tables where they are missing.
     *
     * @throws StorageUnusable where there is anything in it, or it is not Hubbub's
     */
    static MigrationTarget open(DatabaseProperties database) throws SQLException {
        Properties properties = properties(database);
        requireAddress(database);
        Connection connection = DriverManager.getConnection(database.url(), properties);
        try {
            MigrationTarget target = new MigrationTarget(database, connection);
            target.requireUsable();
            DriverManagerDataSource source = new DriverManagerDataSource(database.url());
            source.setConnectionProperties(properties);
            PostgresSchema.migrate(source);
            target.begin();
            return target;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    Connection connection() {
        return connection;
    }

    void commit() throws SQLException {
        connection.commit();
        connection.setAutoCommit(true);
        run("ANALYZE");
    }

    /** What was not committed is undone. */
    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private static void requireAddress(DatabaseProperties database) {
        try {
            DriverManager.getDriver(database.url());
        } catch (SQLException e) {
            throw PostgresFault.ofAddress(database, e);
        }
    }

    private static Properties properties(DatabaseProperties database) {
        Properties properties = new Properties();
        properties.setProperty("user", database.user());
        properties.setProperty("password", database.password());
        properties.setProperty("ApplicationName", "hubbub migrate");
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("loginTimeout", "10");
        properties.setProperty("socketTimeout", Integer.toString(LONGEST_SILENCE_SECONDS));
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("reWriteBatchedInserts", "true");
        properties.setProperty(
                "options",
                "-c statement_timeout=0 -c idle_in_transaction_session_timeout=0 -c lock_timeout=5000"
                        + " -c synchronous_commit=on");
        return properties;
    }

    private void requireUsable() throws SQLException {
        String encoding = text("SHOW server_encoding");
        if (!encoding.equals("UTF8")) {
            throw refused("keeps its texts as " + encoding + ", which has not all letters");
        }
        if (isTrue(TABLES_OF_OTHERS)) {
            throw refused("belongs to another application");
        }
    }

    /** No node can begin its life there meanwhile, and nobody else migrates. */
    private void begin() throws SQLException {
        connection.setAutoCommit(false);
        run("LOCK TABLE " + each(MigratedTable::name, ", ") + ", " + MigratedClaims.TABLE
                + " IN SHARE ROW EXCLUSIVE MODE");
        String anything = each(table -> "EXISTS (SELECT FROM " + table.copies() + ")", " OR ");
        if (isTrue("SELECT " + anything + " OR EXISTS (SELECT FROM " + MigratedClaims.TABLE + ")")) {
            throw refused("is not empty");
        }
    }

    private static String each(Function<MigratedTable, String> part, String separator) {
        return MigratedTable.ALL.stream().map(part).collect(Collectors.joining(separator));
    }

    private StorageUnusable refused(String why) {
        return new StorageUnusable(
                PostgresFault.place(database) + " " + why + ".",
                "Make a new one for Hubbub alone, with the encoding UTF8, that no server was started on.",
                null);
    }

    private boolean isTrue(String sql) throws SQLException {
        return text(sql).equals("t");
    }

    private String text(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
