package chat.hubbub.message;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Puts a backup in the place of a database. The next start begins a new epoch on it: what was said after the backup is gone,
 * and its numbers will be given again.
 *
 * <p>Whenever it is broken off, the folder holds the old database or the new one, whole:
 * <ol>
 *   <li>The copy is made beside the old database, checked and synced.
 *   <li>What only remembers the old one goes: the witness first, then the index of the search.
 *   <li>The old one becomes a single file and gets its second name ({@link FormerDatabase}).
 *   <li>The copy takes the first name, in one step.
 * </ol>
 */
public final class Restore {

    private static final List<String> MEMORIES =
            List.of(Witness.FILE_NAME, SearchFile.NAME, SearchFile.NAME + "-wal", SearchFile.NAME + "-shm");

    private final Disk disk;
    private final Clock clock;

    Restore(Disk disk, Clock clock) {
        this.disk = disk;
        this.clock = clock;
    }

    /** @param clock dates what stood there before */
    public Restore(Clock clock) {
        this(new Disk(), clock);
    }

    /**
     * What is now in the folder.
     *
     * @param former where that is which stood there before
     */
    public record Done(Contents contents, Path database, Optional<Path> former) {}

    /**
     * Makes the folder where it is missing.
     *
     * @throws StorageUnusable where a server runs on the folder, or the file is no whole backup of a Hubbub this old
     */
    public Done restore(Path backup, Path data) {
        Path file = backup.toAbsolutePath().normalize();
        requireFile(file, data.resolve(SqliteDatabase.FILE_NAME));
        try (DataFolder folder = DataFolder.open(data)) {
            return restore(file, folder);
        } catch (IOException e) {
            throw new StorageUnusable(
                    "The backup cannot be put into the folder " + data + " (" + e + ").",
                    "See that this user may write there, and do it again: the folder holds the old database or the new one.",
                    e);
        }
    }

    private Done restore(Path file, DataFolder folder) throws IOException {
        Path part = disk.createPart(folder.path());
        Path database = folder.resolve(SqliteDatabase.FILE_NAME);
        try {
            SqliteSnapshot.ofFile(file).writeTo(part, disk);
            forgetEpoch(part);
            Contents contents = SqliteInspection.of(part, file);
            giveToOwnerOf(folder.path(), part, folder.resolve(DataFolder.LOCK_FILE));
            disk.sync(part);
            for (String memory : MEMORIES) {
                disk.delete(folder.resolve(memory));
            }
            Optional<Path> former = new FormerDatabase(database, disk).keep(clock);
            disk.replace(database, part);
            disk.syncFolder(folder.path());
            return new Done(contents, database, former);
        } finally {
            disk.delete(part);
        }
    }

    private static void requireFile(Path file, Path database) {
        if (!Files.isRegularFile(file)) {
            throw new StorageUnusable("There is no file " + file + ".", "Name a backup.", null);
        }
        if (file.equals(database.toAbsolutePath().normalize())) {
            throw new StorageUnusable(file + " is the database itself.", "Name a backup of it.", null);
        }
    }

    /** Whatever happens to the witness, nobody will be told that this is the life they knew. */
    private static void forgetEpoch(Path part) {
        try (Connection connection = SqliteFile.existing().createConnection(SqliteFile.url(part));
                Statement statement = connection.createStatement()) {
            SqliteFile.distrust(statement);
            statement.execute("PRAGMA journal_mode = OFF");
            statement.execute("DELETE FROM meta WHERE name = 'epoch'");
        } catch (SQLException e) {
            throw SqliteFault.whileCopying(part, Disk.folderOf(part), e);
        }
    }

    /** An administrator may restore what another user serves. */
    private static void giveToOwnerOf(Path folder, Path... files) throws IOException {
        try {
            for (Path file : files) {
                Files.setOwner(file, Files.getOwner(folder));
            }
        } catch (FileSystemException | UnsupportedOperationException e) {
            // Who may not give a file away is most likely the user that serves.
        }
    }
}
