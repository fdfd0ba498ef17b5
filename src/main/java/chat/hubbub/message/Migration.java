package chat.hubbub.message;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import org.sqlite.SQLiteException;

/**
 * Copies all that one node kept into an empty database of several, in one transaction: it is there whole, or not at all. The
 * source is only read, and clients go on there where they were.
 */
public final class Migration {

    private static final long TOLD_EACH = 100_000;

    private final DatabaseProperties shared;
    private final Duration hold;
    private final Consumer<String> progress;

    /**
     * @param hold how long nicknames are kept for those who held them
     * @param progress is told now and then, in a sentence, how far it is
     */
    public Migration(DatabaseProperties shared, Duration hold, Consumer<String> progress) {
        this.shared = shared;
        this.hold = hold;
        this.progress = progress;
    }

    /**
     * What was copied.
     *
     * @param data on which no server may run
     * @throws StorageUnusable where there is nothing to copy, no place for the copy, or it was broken off
     */
    public Contents run(Path data) {
        Path database = Backup.database(data.toAbsolutePath().normalize());
        try (DataFolder folder = DataFolder.open(data);
                MigrationTarget target = MigrationTarget.open(shared)) {
            progress.accept("Looking through the database of " + folder.path() + ".");
            try (MigrationSource source = MigrationSource.open(folder)) {
                copy(source.connection(), target.connection());
                progress.accept("Comparing the copy with the original.");
                new MigrationProof(source.connection(), target.connection()).require();
                if (!source.keepsItsEpoch(folder)) {
                    beginNewEpoch(target.connection());
                }
                target.commit();
                return source.contents();
            }
        } catch (SQLiteException e) {
            throw SqliteFault.damaged(database, String.valueOf(e.getMessage()), e);
        } catch (SQLException e) {
            throw PostgresFault.of(shared, e);
        } catch (IOException e) {
            throw new StorageUnusable(
                    "The data folder " + data + " cannot be read (" + e + ").", "Let this user read it.", e);
        }
    }

    private void copy(Connection source, Connection target) throws SQLException {
        String all = String.format(
                Locale.ROOT, "%,d", SqliteInspection.number(source, "SELECT count(*) FROM " + MigratedTable.EVENTS));
        progress.accept("Copying " + all + " events, and what else there is.");
        MigratedRows rows = new MigratedRows(source, target);
        for (MigratedTable table : MigratedTable.ALL) {
            rows.copy(table, copied -> {
                if (table.name().equals(MigratedTable.EVENTS) && copied % TOLD_EACH == 0) {
                    progress.accept(String.format(Locale.ROOT, "%,d of %s events are copied.", copied, all));
                }
            });
        }
        // Last, because the time for which they are kept begins now.
        new MigratedClaims(source, target).copy(hold);
    }

    private static void beginNewEpoch(Connection target) throws SQLException {
        try (Statement statement = target.createStatement()) {
            statement.execute("DELETE FROM meta WHERE name = 'epoch'");
        }
    }
}
