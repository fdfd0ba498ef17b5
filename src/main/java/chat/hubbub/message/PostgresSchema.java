package chat.hubbub.message;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * What the shared database must look like. Nodes of two versions may work on it at the same time, while one after the other is
 * replaced: a migration only adds, and says in {@code meta} which node is the oldest that can still work with what it made. What
 * is no longer needed is taken away by a later one, once no such node runs any more.
 */
final class PostgresSchema {

    /** The last migration's version. */
    static final int VERSION = 4;

    /** The nodes that start behind one that migrates look once a second whether it is done. */
    private static final int MOST_SECONDS_BEHIND_OTHERS = 600;

    private static final String ENCODING = "UTF8";
    private static final String CURE =
            "See that PostgreSQL 14 or newer runs, and that hubbub.database.url, .user and .password lead to a database of Hubbub's own.";

    private PostgresSchema() {}

    /**
     * @param database whose connections wait as long as it takes to change what is large, and for others who do
     * @throws StorageUnusable where it cannot be reached or changed, or is not for this Hubbub
     */
    static void migrate(DataSource database) {
        try {
            requireEncoding(database);
            int version = version(database);
            if (version < VERSION) {
                flyway(database).migrate();
            } else if (version > VERSION) {
                requireThatANodeAsOldAsThisMayWork(database, version);
            }
        } catch (SQLException | FlywayException e) {
            throw unusable(e);
        }
    }

    static Flyway flyway(DataSource database) {
        return Flyway.configure(PostgresSchema.class.getClassLoader())
                .dataSource(database)
                .locations("classpath:db/postgresql")
                // A lock that needs a transaction to stay open would end with it where the server lets none idle.
                .configuration(Map.of("flyway.postgresql.transactional.lock", "false"))
                .lockRetryCount(MOST_SECONDS_BEHIND_OTHERS)
                .load();
    }

    private static void requireEncoding(DataSource database) throws SQLException {
        String encoding = first(database, "SHOW server_encoding", row -> row.getString(1), ENCODING);
        if (!encoding.equals(ENCODING)) {
            throw new StorageUnusable(
                    "The database keeps its text as " + encoding + ", where not every language has a place.",
                    "Create it with ENCODING 'UTF8' TEMPLATE template0.",
                    null);
        }
    }

    /** 0 where nothing is there yet. The migrations cost a good part of a second even if there is none to run. */
    private static int version(DataSource database) throws SQLException {
        if (number(database, "SELECT count(*) FROM pg_tables WHERE tablename = 'flyway_schema_history'") == 0) {
            return 0;
        }
        return number(database, "SELECT coalesce(max(version::integer), 0) FROM flyway_schema_history WHERE success");
    }

    private static void requireThatANodeAsOldAsThisMayWork(DataSource database, int version) throws SQLException {
        int oldest = number(database, """
                SELECT coalesce((SELECT value::integer FROM meta WHERE name = 'oldest-schema'), 0)""");
        if (oldest > VERSION) {
            throw new StorageUnusable(
                    "The database was changed by a newer Hubbub (its schema is version " + version
                            + "), and can be used from version " + oldest + " on, while this one knows " + VERSION
                            + ".",
                    "Start the newer Hubbub.",
                    null);
        }
    }

    private static int number(DataSource database, String sql) throws SQLException {
        return first(database, sql, row -> row.getInt(1), 0);
    }

    private static <T> T first(DataSource database, String sql, JournalConnection.Reading<T> reading, T otherwise)
            throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? reading.of(row) : otherwise;
        }
    }

    static StorageUnusable unusable(Exception fault) {
        return new StorageUnusable("The database cannot be used: " + firstLine(fault), CURE, fault);
    }

    private static String firstLine(Exception fault) {
        return String.valueOf(fault.getMessage()).strip().lines().findFirst().orElse("");
    }
}
