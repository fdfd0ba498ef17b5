package chat.hubbub.message;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * What the database file must look like. Its header tells whose it is and how new, so that the migrations, which cost
 * a good part of a second, are only looked at when there is one to run.
 */
final class SqliteSchema {

    /** The last migration's version. */
    static final int VERSION = 9;

    /** Marks the file as Hubbub's, "hubb". */
    static final int APPLICATION_ID = 0x68756262;

    private SqliteSchema() {}

    /** @throws StorageUnusable where the file is another application's, or a newer Hubbub's */
    static void migrate(Connection connection) throws SQLException {
        claim(connection);
        int version = number(connection, "PRAGMA user_version");
        if (version > VERSION) {
            throw newer(version);
        }
        if (version < VERSION) {
            flyway(connection).migrate();
            run(connection, "PRAGMA user_version = " + VERSION);
        }
    }

    static Flyway flyway(Connection connection) {
        return Flyway.configure(SqliteSchema.class.getClassLoader())
                .dataSource(new SingleConnectionDataSource(connection, true))
                .locations("classpath:db/migration")
                .load();
    }

    private static void claim(Connection connection) throws SQLException {
        int owner = number(connection, "PRAGMA application_id");
        boolean fresh = owner == 0 && number(connection, "SELECT count(*) FROM sqlite_schema") == 0;
        if (fresh) {
            run(connection, "PRAGMA application_id = " + APPLICATION_ID);
        } else if (owner != APPLICATION_ID) {
            throw foreign();
        }
    }

    private static StorageUnusable foreign() {
        return new StorageUnusable(
                "The database " + SqliteDatabase.FILE_NAME + " in the data folder belongs to another application.",
                "Name another data folder with hubbub.data, or move the file away.",
                null);
    }

    private static StorageUnusable newer(int version) {
        return new StorageUnusable(
                "The database was written by a newer Hubbub (its schema is version " + version + ", and this one knows "
                        + VERSION + ").",
                "Start the newer Hubbub again, or restore the backup from before its first start.",
                null);
    }

    private static int number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.getInt(1);
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
