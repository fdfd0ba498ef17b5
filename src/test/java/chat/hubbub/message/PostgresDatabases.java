package chat.hubbub.message;

import chat.hubbub.contract.PostgresServer;

/** Databases for tests. */
final class PostgresDatabases {

    private PostgresDatabases() {}

    static PostgresDatabase fresh() {
        return PostgresDatabase.open(at(PostgresServer.freshDatabase()));
    }

    static DatabaseProperties at(String url) {
        return new DatabaseProperties(url, "postgres", "", 4);
    }
}
