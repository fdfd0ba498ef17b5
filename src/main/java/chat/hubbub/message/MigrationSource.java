package chat.hubbub.message;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/** The embedded database as it is at one moment, looked through before, and read over a connection that cannot write. */
final class MigrationSource implements AutoCloseable {

    private final Connection connection;
    private final Contents contents;

    private MigrationSource(Connection connection, Contents contents) {
        this.connection = connection;
        this.contents = contents;
    }

    /** @throws StorageUnusable where it is not whole, or not as this Hubbub leaves it when it stops */
    static MigrationSource open(DataFolder folder) {
        Path database = folder.resolve(SqliteDatabase.FILE_NAME);
        try {
            if (WriteAheadLog.isBehind(database)) {
                throw unsettled(database, "it was not closed in good order", null);
            }
            Contents contents = SqliteInspection.of(database, database);
            SQLiteConfig config = new SQLiteConfig();
            config.setReadOnly(true);
            return open(config.createConnection(SqliteFile.url(database)), contents, database);
        } catch (IOException | SQLException e) {
            throw unsettled(database, String.valueOf(e.getMessage()), e);
        }
    }

    Connection connection() {
        return connection;
    }

    Contents contents() {
        return contents;
    }

    /** Whether what clients know of it holds for the copy too: not if it was put here since a server wrote to it. */
    boolean keepsItsEpoch(DataFolder folder) throws SQLException, IOException {
        Optional<Epoch> epoch = epoch();
        long events = SqliteInspection.number(connection, "SELECT coalesce(sum(last_seq), 0) FROM room_end");
        return epoch.isPresent() && new Witness(folder).vouchesFor(epoch.get(), events);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private static MigrationSource open(Connection connection, Contents contents, Path database) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            SqliteFile.distrust(statement);
            if (SqliteInspection.number(connection, "PRAGMA user_version") < SqliteSchema.VERSION) {
                throw unsettled(database, "it was written by an older Hubbub", null);
            }
            connection.setAutoCommit(false);
            return new MigrationSource(connection, contents);
        } catch (SQLException | StorageUnusable e) {
            connection.close();
            throw e;
        }
    }

    private Optional<Epoch> epoch() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT value FROM meta WHERE name = 'epoch'");
                ResultSet row = statement.executeQuery()) {
            return row.next() ? Optional.of(new Epoch(row.getString(1))) : Optional.empty();
        }
    }

    private static StorageUnusable unsettled(Path database, String why, @Nullable Throwable cause) {
        return new StorageUnusable(
                "The database " + database + " cannot be copied yet (" + why + ").",
                "Start this Hubbub on its folder once, without the profile cluster, and stop it again.",
                cause);
    }
}
