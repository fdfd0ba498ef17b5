package chat.hubbub.message;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.sqlite.SQLiteConfig;

/**
 * The file of the search index, beside the log and apart from it, so that neither ever waits for the other. All that is in
 * it can be made again from the log: what is broken, or belongs to another log, is thrown away.
 */
final class SearchFile {

    static final String NAME = "search.db";

    /** Changes with the tables and with what {@link Folded} and {@link Pairs} do: an index of another kind is made anew. */
    private static final int VERSION = 1;

    private static final List<String> PRAGMAS = List.of(
            "journal_mode = WAL",
            "synchronous = NORMAL",
            "cache_size = -4000",
            "journal_size_limit = 16777216",
            "trusted_schema = OFF");

    /** A line's number here is its age; {@code done} tells how much of each room is in. */
    private static final List<String> TABLES = List.of(
            "CREATE TABLE meta (epoch TEXT NOT NULL) STRICT",
            "CREATE TABLE done (room_id INTEGER PRIMARY KEY, seq INTEGER NOT NULL) STRICT",
            """
            CREATE TABLE line (
                id INTEGER PRIMARY KEY, room_id INTEGER NOT NULL, seq INTEGER NOT NULL, UNIQUE (room_id, seq)) STRICT""",
            """
            CREATE VIRTUAL TABLE trigrams USING fts5(
                text, tokenize = 'trigram case_sensitive 1', content = '', contentless_delete = 1)""",
            """
            CREATE VIRTUAL TABLE pairs USING fts5(
                text, tokenize = 'ascii', detail = none, content = '', contentless_delete = 1)""");

    private final Path path;

    SearchFile(Path path) {
        this.path = path;
    }

    /** Opens the index of a log of this epoch, empty if there is none that can be used. */
    Connection open(Epoch epoch) throws SQLException {
        try {
            return openOnce(epoch);
        } catch (SQLException e) {
            delete();
            return openOnce(epoch);
        }
    }

    void delete() throws SQLException {
        try {
            for (String suffix : List.of("", "-wal", "-shm")) {
                Files.deleteIfExists(path.resolveSibling(path.getFileName() + suffix));
            }
        } catch (IOException e) {
            throw new SQLException("The search index cannot be deleted", e);
        }
    }

    private Connection openOnce(Epoch epoch) throws SQLException {
        Connection connection = connect();
        try {
            if (isOf(connection, epoch)) {
                return connection;
            }
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        connection.close();
        delete();
        return create(epoch);
    }

    private Connection create(Epoch epoch) throws SQLException {
        Connection connection = connect();
        try (Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                statement.execute(table);
            }
            note(connection, epoch);
            statement.execute("PRAGMA user_version = " + VERSION);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private static void note(Connection connection, Epoch epoch) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("INSERT INTO meta (epoch) VALUES (?)")) {
            statement.setString(1, epoch.value());
            statement.executeUpdate();
        }
    }

    /** The version is written last: a file that was only begun is of none. */
    private static boolean isOf(Connection connection, Epoch epoch) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (!text(statement, "PRAGMA user_version").equals(Integer.toString(VERSION))) {
                return false;
            }
            return text(statement, "SELECT epoch FROM meta").equals(epoch.value());
        }
    }

    private static String text(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getString(1) : "";
        }
    }

    private Connection connect() throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setGetGeneratedKeys(false);
        Connection connection = config.createConnection("jdbc:sqlite:" + path);
        try (Statement statement = connection.createStatement()) {
            for (String pragma : PRAGMAS) {
                statement.execute("PRAGMA " + pragma);
            }
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }
}
