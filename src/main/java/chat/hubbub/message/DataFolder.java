package chat.hubbub.message;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** The one folder that Hubbub keeps everything in, locked against a second Hubbub for as long as it is open. */
public final class DataFolder implements AutoCloseable {

    static final String LOCK_FILE = "hubbub.lock";

    private final Path path;
    private final FileChannel channel;

    private DataFolder(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /**
     * Makes the folder where it is missing, and locks it.
     *
     * @throws StorageUnusable where it cannot be written, or another Hubbub has it
     */
    public static DataFolder open(Path location) {
        Path path = location.toAbsolutePath().normalize();
        @Nullable FileChannel channel = null;
        try {
            Files.createDirectories(path);
            channel = FileChannel.open(path.resolve(LOCK_FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!lock(channel)) {
                throw inUse(path);
            }
            return new DataFolder(path, channel);
        } catch (IOException e) {
            closeQuietly(channel);
            throw notWritable(path, e);
        } catch (StorageUnusable e) {
            closeQuietly(channel);
            throw e;
        }
    }

    public Path path() {
        return path;
    }

    public Path resolve(String name) {
        return path.resolve(name);
    }

    @Override
    public void close() {
        closeQuietly(channel);
    }

    private static boolean lock(FileChannel channel) throws IOException {
        try {
            @Nullable FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static StorageUnusable inUse(Path path) {
        return new StorageUnusable(
                "Another Hubbub is running on the data folder " + path + ".",
                "Stop the other one, or give this one a folder of its own with hubbub.data.",
                null);
    }

    private static StorageUnusable notWritable(Path path, IOException cause) {
        return new StorageUnusable(
                "The data folder " + path + " cannot be written (" + cause + ").",
                "Let this user write there, or name another folder with hubbub.data.",
                cause);
    }

    private static void closeQuietly(@Nullable FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            // Nothing was written through it; the lock goes with the process at the latest.
        }
    }
}
