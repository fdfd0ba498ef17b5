package chat.hubbub.message;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
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
        try (Connection connection = file.create()) {
            check.onceOpen(connection);
            SqliteSchema.migrate(connection);
            Witness witness = new Witness(folder);
            return new SqliteDatabase(file, SqliteEpoch.settle(connection, witness), witness);
        } catch (SQLException | IOException e) {
            throw check.unusable(e);
        }
    }
}
