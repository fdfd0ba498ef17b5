package chat.hubbub.message;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;

/**
 * A database as it is at one moment, in one file, whoever writes to it meanwhile: it is read in one transaction, which holds
 * up no writer, over a connection that cannot write.
 */
final class SqliteSnapshot {

    /** How long to wait for somebody who opens or closes it. */
    private static final int BUSY_MILLIS = 5_000;

    private final Path database;
    private final String options;

    private SqliteSnapshot(Path database, String options) {
        this.database = database;
        this.options = options;
    }

    /** Of one that a server may write to, or begin to. */
    static SqliteSnapshot ofDatabase(Path database) {
        return new SqliteSnapshot(database, "");
    }

    /** Of a file that was put away: where nothing lies beside it, nothing is, also where nothing may be written. */
    static SqliteSnapshot ofFile(Path file) {
        boolean alone = SqliteFile.companions(file).stream().noneMatch(Files::exists);
        return new SqliteSnapshot(file, alone ? "?immutable=1" : "");
    }

    /**
     * Fills an empty file.
     *
     * @throws StorageUnusable where it is no database of this Hubbub, is damaged, or there is no room for it
     */
    void writeTo(Path target, Disk disk) throws IOException {
        Path folder = Disk.folderOf(target);
        try (Connection connection = open();
                PreparedStatement copy = connection.prepareStatement("VACUUM INTO ?")) {
            SqliteInspection.requireOurs(connection, database);
            requireRoom(connection, folder, disk.room(folder));
            copy.setString(1, target.toAbsolutePath().toString());
            copy.execute();
        } catch (SQLException e) {
            throw SqliteFault.whileCopying(database, folder, e);
        }
    }

    private Connection open() throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(BUSY_MILLIS);
        // As a URI, because the driver would take what follows a question mark in a file's name for properties.
        Connection connection = config.createConnection(SqliteFile.url(database) + options);
        try (Statement statement = connection.createStatement()) {
            SqliteFile.distrust(statement);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** Found out before: a copy that runs out of room takes it from a server on the same disk. */
    private static void requireRoom(Connection connection, Path folder, long left) throws SQLException {
        long needed = SqliteInspection.number(
                connection,
                "SELECT (page_count - freelist_count) * page_size"
                        + " FROM pragma_page_count, pragma_freelist_count, pragma_page_size");
        if (left < needed) {
            String how = "it takes " + needed + " bytes, and " + left + " are left";
            throw SqliteFault.full(folder, how, null);
        }
    }
}
