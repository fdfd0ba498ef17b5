package chat.hubbub.message;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** What the shared database must look like. */
final class PostgresSchema {

    private PostgresSchema() {}

    /** @throws StorageUnusable where it cannot be reached or changed */
    static void migrate(DataSource database) {
        try {
            Flyway.configure(PostgresSchema.class.getClassLoader())
                    .dataSource(database)
                    .locations("classpath:db/postgresql")
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new StorageUnusable(
                    "The database cannot be used: " + firstLine(e),
                    "See that PostgreSQL runs, and that hubbub.database.url, .user and .password lead to a database that is Hubbub's own.",
                    e);
        }
    }

    private static String firstLine(Exception fault) {
        return String.valueOf(fault.getMessage()).strip().lines().findFirst().orElse("");
    }
}
