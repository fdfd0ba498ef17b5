package chat.hubbub.message;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Copies the database of a data folder into one file, whether a server runs there or not, and without it noticing. */
public final class Backup {

    private final Disk disk;

    Backup(Disk disk) {
        this.disk = disk;
    }

    public Backup() {
        this(new Disk());
    }

    /**
     * What was committed before is in the file, which nobody but its owner can read. It is there whole, or not at all.
     *
     * @throws StorageUnusable where there is nothing to copy, or no place for the copy
     */
    public Contents write(Path data, Path target) {
        Path database = database(data.toAbsolutePath().normalize());
        Path file = target.toAbsolutePath().normalize();
        requireFree(file, database);
        try {
            return write(database, file, disk.createPart(Disk.folderOf(file)));
        } catch (FileAlreadyExistsException e) {
            throw taken(file);
        } catch (IOException e) {
            throw new StorageUnusable(
                    "The backup cannot be written to " + file + " (" + e + ").",
                    "Let this user write there, or name another file.",
                    e);
        }
    }

    private Contents write(Path database, Path file, Path part) throws IOException {
        try {
            SqliteSnapshot.ofDatabase(database).writeTo(part, disk);
            Contents contents = SqliteInspection.of(part, database);
            disk.sync(part);
            disk.publish(part, file);
            return contents;
        } finally {
            disk.delete(part);
        }
    }

    /** @throws StorageUnusable where there is none */
    static Path database(Path data) {
        Path database = data.resolve(SqliteDatabase.FILE_NAME);
        if (Files.isRegularFile(database) && database.toFile().length() > 0) {
            return database;
        }
        throw new StorageUnusable(
                "There is no database of Hubbub in the folder " + data + ".",
                "Name the data folder with --hubbub.data=<folder>.",
                null);
    }

    private static void requireFree(Path file, Path database) {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw taken(file);
        }
        if (!Files.isDirectory(Disk.folderOf(file))) {
            throw new StorageUnusable("There is no folder " + Disk.folderOf(file) + ".", "Make it first.", null);
        }
        if (isNeeded(file, database)) {
            throw new StorageUnusable(
                    file + " is a name that the data folder needs for itself.", "Name another file.", null);
        }
    }

    /** SQLite would take it for a part of a database that stands there. */
    private static boolean isNeeded(Path file, Path database) {
        try {
            return Disk.folderOf(file)
                            .toRealPath()
                            .equals(Disk.folderOf(database).toRealPath())
                    && Stream.of(SqliteDatabase.FILE_NAME, SearchFile.NAME, Witness.FILE_NAME)
                            .anyMatch(file.getFileName().toString()::startsWith);
        } catch (IOException e) {
            return false;
        }
    }

    private static StorageUnusable taken(Path file) {
        return new StorageUnusable(
                "There is a " + file + " already.", "Name a file that is not there: a backup replaces nothing.", null);
    }
}
