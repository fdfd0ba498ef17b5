package chat.hubbub.message;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * A database that may be used: checked, migrated, and known by its epoch.
 *
 * @param witness watches over what is committed to it
 */
record SqliteDatabase(SqliteFile file, Epoch epoch, Witness witness) {

    static final String FILE_NAME = "hubbub.db";

    /** What the start may cost in checking; the largest files are checked in part. */
    private static final Duration LONGEST_CHECK = Duration.ofSeconds(6);

    /**
     * Makes the database where it is missing.
     *
     * @throws StorageUnusable where it is damaged, or not for this Hubbub
     */
    static SqliteDatabase open(DataFolder folder, LogProperties properties) {
        SqliteFile file = new SqliteFile(folder.resolve(FILE_NAME), properties.synchronous());
        SqliteCheck check = new SqliteCheck(file.path(), LONGEST_CHECK);
        check.beforeOpening();
        preventMixedTimes(file, check);
        try (Connection connection = file.create()) {
            check.onceOpen(connection);
            SqliteSchema.migrate(connection);
            Witness witness = new Witness(folder);
            SqliteDatabase database = new SqliteDatabase(file, SqliteEpoch.settle(connection, witness), witness);
            takeWhatWaits(connection);
            return database;
        } catch (SQLException | IOException e) {
            throw check.unusable(e);
        }
    }

    private static void preventMixedTimes(SqliteFile file, SqliteCheck check) {
        try {
            new MixedTimes(file.path()).prevent();
        } catch (IOException e) {
            throw check.unusable(e);
        }
    }

    /** After a crash; whatever is lost of the next write-ahead log can then be told from what was taken of this one. */
    private static void takeWhatWaits(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
        }
    }
}
