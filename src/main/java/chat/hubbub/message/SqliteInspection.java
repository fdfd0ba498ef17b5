package chat.hubbub.message;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;

/** Looks through a copy from its first page to its last before it counts as one. */
final class SqliteInspection {

    /** From this version on messages leave the counter of their room alone, and {@code room_end} tells where it ends. */
    private static final int ROOMS_HAVE_ENDS = 3;

    private final Path original;
    private final Connection connection;

    private SqliteInspection(Path original, Connection connection) {
        this.original = original;
        this.connection = connection;
    }

    /**
     * @param original what it is a copy of, and what is at fault where it is not sound
     * @throws StorageUnusable where it is no whole database of this Hubbub
     */
    static Contents of(Path copy, Path original) throws IOException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        try (Connection connection = config.createConnection(SqliteFile.url(copy));
                Statement statement = connection.createStatement()) {
            SqliteFile.distrust(statement);
            return new SqliteInspection(original, connection).contents(copy);
        } catch (SQLException e) {
            throw SqliteFault.damaged(original, String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * Looks through a database whose write-ahead log is lost.
     *
     * @throws StorageUnusable where it is not sound, or not of one time
     */
    static void ofRemains(Path file) throws IOException {
        SQLiteConfig config = SqliteFile.existing();
        try (Connection connection = config.createConnection(SqliteFile.url(file));
                Statement statement = connection.createStatement()) {
            SqliteFile.distrust(statement);
            SqliteInspection inspection = new SqliteInspection(file, connection);
            inspection.contents(file);
            inspection.requireNothing("""
                    SELECT 'a room has gaps' FROM event GROUP BY room_id
                    HAVING max(seq) - min(seq) + 1 <> count(*) LIMIT 1""");
            inspection.requireNothing("""
                    SELECT 'room ' || ended.id || ' ends where it never was' FROM %s AS ended
                    WHERE last_seq <> (SELECT coalesce(max(seq), 0) FROM event WHERE room_id = ended.id) LIMIT 1""".formatted(inspection.ends()));
        } catch (SQLException e) {
            throw SqliteFault.damaged(file, String.valueOf(e.getMessage()), e);
        }
    }

    /** @throws StorageUnusable where it is another application's, never came into being, or is a newer Hubbub's */
    static void requireOurs(Connection connection, Path file) throws SQLException {
        int version = (int) number(connection, "PRAGMA user_version");
        if (number(connection, "PRAGMA application_id") != SqliteSchema.APPLICATION_ID || version < 1) {
            throw new StorageUnusable(
                    file + " is not a database of Hubbub.",
                    "Look for the one that is: in the data folder it is called " + SqliteDatabase.FILE_NAME + ".",
                    null);
        }
        if (version > SqliteSchema.VERSION) {
            throw new StorageUnusable(
                    file + " was written by a newer Hubbub (its schema is version " + version + ", and this one knows "
                            + SqliteSchema.VERSION + ").",
                    "Use the jar of the newer one.",
                    null);
        }
    }

    static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.getLong(1);
        }
    }

    private Contents contents(Path copy) throws SQLException, IOException {
        requireOurs(connection, original);
        requireSound();
        requireNothing(
                "SELECT 'a row of ' || \"table\" || ' belongs to nothing' FROM pragma_foreign_key_check LIMIT 1");
        requireNothing("""
                SELECT 'room ' || name || ' would give numbers twice' FROM %s AS ended
                WHERE last_seq < (SELECT max(seq) FROM event WHERE room_id = ended.id) LIMIT 1""".formatted(ends()));
        return new Contents(
                number(connection, "SELECT count(*) FROM event WHERE kind = 'CHAT' AND content IS NOT NULL"),
                number(connection, "SELECT count(*) FROM room"),
                Files.size(copy));
    }

    private void requireSound() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA integrity_check(1)")) {
            String finding = row.getString(1);
            if (!finding.equals("ok")) {
                throw SqliteFault.damaged(original, SqliteCheck.lastLine(finding), null);
            }
        }
    }

    private String ends() throws SQLException {
        return number(connection, "PRAGMA user_version") < ROOMS_HAVE_ENDS ? "room" : "room_end";
    }

    private void requireNothing(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            if (row.next()) {
                throw SqliteFault.damaged(original, row.getString(1).strip(), null);
            }
        }
    }
}
