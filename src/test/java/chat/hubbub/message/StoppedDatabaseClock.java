package chat.hubbub.message;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;

/** What time it is in a database: a function of the same name stands in the way of PostgreSQL's own. */
final class StoppedDatabaseClock {

    private final String database;

    private StoppedDatabaseClock(String database) {
        this.database = database;
    }

    /** @param database the JDBC address of one that has all tables */
    static StoppedDatabaseClock in(String database, Instant now) {
        StoppedDatabaseClock clock = new StoppedDatabaseClock(database);
        clock.set(now);
        return clock;
    }

    /** The JDBC address by which the database goes by this clock. */
    String url() {
        return database + "?currentSchema=public,pg_catalog";
    }

    void set(Instant now) {
        try (Connection connection = DriverManager.getConnection(database, "postgres", "");
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    CREATE OR REPLACE FUNCTION public.clock_timestamp() RETURNS timestamptz LANGUAGE sql VOLATILE
                    AS $$ SELECT timestamptz '%s' $$""".formatted(now));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
