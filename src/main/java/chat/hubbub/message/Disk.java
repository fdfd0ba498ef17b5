package chat.hubbub.message;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/**
 * How whole files get to their names, so that no name ever stands for half a file. Each call changes one thing on the disk,
 * or a few in an order in which any of them may be the last; a test lets each of them fail.
 */
class Disk {

    /** An empty file that only its owner can read, and that is gone with the process, unless it is killed. */
    Path createPart(Path folder) throws IOException {
        Path part = Files.createTempFile(folder, "hubbub-", ".part");
        part.toFile().deleteOnExit();
        return part;
    }

    void sync(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** Has its names outlast a power cut. Systems that cannot open a folder keep their names in order by themselves. */
    void syncFolder(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(folder)) {
                channel.force(true);
            }
        }
    }

    /**
     * Gives a synced file its name.
     *
     * @throws FileAlreadyExistsException where something has that name; it stays what it is
     */
    void publish(Path part, Path name) throws IOException {
        try {
            link(name, part);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (UnsupportedOperationException | FileSystemException e) {
            moveToFreeName(part, name);
        }
        syncFolder(folderOf(name));
        Files.deleteIfExists(part);
    }

    /** Lets a file be found under a second name, which outlasts that the first comes to stand for another. */
    void keep(Path file, Path name) throws IOException {
        try {
            link(name, file);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (UnsupportedOperationException | FileSystemException e) {
            Path part = createPart(folderOf(name));
            Files.copy(file, part, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
            sync(part);
            moveToFreeName(part, name);
        }
    }

    /** From one moment to the next the name stands for the other file. */
    void replace(Path name, Path part) throws IOException {
        Files.move(part, name, StandardCopyOption.ATOMIC_MOVE);
    }

    void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
    }

    /** How many bytes fit in. */
    long room(Path folder) throws IOException {
        return Files.getFileStore(folder).getUsableSpace();
    }

    void link(Path name, Path file) throws IOException {
        Files.createLink(name, file);
    }

    static Path folderOf(Path file) {
        Path absolute = file.toAbsolutePath();
        return Objects.requireNonNullElse(absolute.getParent(), absolute);
    }

    /** Only where the file system knows no links: then another file of that name could slip in before the move. */
    private static void moveToFreeName(Path part, Path name) throws IOException {
        if (Files.exists(name, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(name.toString());
        }
        Files.move(part, name, StandardCopyOption.ATOMIC_MOVE);
    }
}
