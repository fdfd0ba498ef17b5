package chat.hubbub.message;

import chat.hubbub.contract.PostgresServer;
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

    static DatabaseProperties at(String url) {
        return new DatabaseProperties(url, "postgres", "", 4, Duration.ZERO);
    }
}
