package chat.hubbub.message;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a write-ahead log that lost pages from being mixed into its database. What the database took from it before is
 * newer than all that is left of it, and is enough by itself if it was taken whole; so that is what is looked for.
 */
final class MixedTimes {

    private static final Logger log = LoggerFactory.getLogger(MixedTimes.class);

    private final Path database;

    /** As long as it is there, nobody has seen that the database is sound without it. */
    private final Path behind;

    MixedTimes(Path database) {
        this.database = database;
        this.behind = aside(".behind");
    }

    /** @throws StorageUnusable where the database is of no use without what was lost */
    void prevent() throws IOException {
        if (WriteAheadLog.isBehind(database)) {
            setAside();
        }
        if (Files.exists(behind)) {
            SqliteInspection.ofRemains(database);
            Path kept = aside(".lost");
            Files.move(behind, kept, StandardCopyOption.REPLACE_EXISTING);
            log.warn(
                    "Part of the write-ahead log is lost. The database is sound without it; what is left of it is {}",
                    kept.getFileName());
        }
    }

    private void setAside() throws IOException {
        Path file = WriteAheadLog.fileOf(database);
        if (Files.exists(file)) {
            Files.move(file, behind, StandardCopyOption.REPLACE_EXISTING);
        } else {
            Files.createFile(behind);
        }
        Files.deleteIfExists(database.resolveSibling(database.getFileName() + "-shm"));
    }

    private Path aside(String suffix) {
        Path file = WriteAheadLog.fileOf(database);
        return file.resolveSibling(file.getFileName() + suffix);
    }
}
