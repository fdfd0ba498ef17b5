package chat.hubbub.message;

import chat.hubbub.contract.PostgresServer;
import java.sql.SQLException;
import java.time.Duration;

/** Databases for tests. */
final class PostgresDatabases {

    private static final String TEMPLATE = PostgresServer.freshDatabase();

    static {
        PostgresDatabase.open(at(TEMPLATE)).close();
    }

    private PostgresDatabases() {}

    static PostgresDatabase fresh() {
        return PostgresDatabase.open(at(freshUrl()));
    }

    /** Of a database that has all tables. */
    static String freshUrl() {
        return PostgresServer.copyOf(TEMPLATE);
    }

    static void execute(PostgresDatabase database, String sql) throws SQLException {
        try (var connection = database.pool().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** What stands first in the first row of the answer. */
    static String text(PostgresDatabase database, String sql) throws SQLException {
        try (var connection = database.pool().getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    static DatabaseProperties at(String url) {
        return new DatabaseProperties(url, "postgres", "", 4, Duration.ZERO);
    }
}
