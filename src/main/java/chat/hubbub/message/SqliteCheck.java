package chat.hubbub.message;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Looks for damage before the first message is read or written: a damaged file must not be written any further. */
final class SqliteCheck {

    private static final Logger log = LoggerFactory.getLogger(SqliteCheck.class);

    private static final int CHUNK_BYTES = 1 << 20;

    /** How often SQLite asks whether to go on, in steps of its virtual machine. */
    private static final int STEPS = 1_000;

    private final Path file;
    private final Duration longest;
    private final long began = System.nanoTime();

    SqliteCheck(Path file, Duration longest) {
        this.file = file;
        this.longest = longest;
    }

    /** @throws StorageUnusable where opening would already destroy what is left, or the disk cannot be read */
    void beforeOpening() {
        Path writeAheadLog = file.resolveSibling(file.getFileName() + "-wal");
        // SQLite begins anew on an empty file, and throws away the log that could have saved it.
        if (sizeOf(file) == 0 && sizeOf(writeAheadLog) > 0) {
            throw damaged("it is empty or missing, but its write-ahead log is not", null);
        }
        if (sizeOf(file) > 0) {
            warmUp();
        }
    }

    /**
     * Walks through every page, or as many as the time allows. Sees what is broken in the structure of the file; a text
     * whose letters changed in place is not seen.
     */
    void onceOpen(Connection connection) throws SQLException {
        ProgressHandler.setHandler(connection, STEPS, new Deadline());
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA quick_check(1)")) {
            String finding = row.getString(1);
            if (!finding.equals("ok")) {
                throw damaged(lastLine(finding), null);
            }
        } catch (SQLiteException e) {
            if (e.getResultCode() != SQLiteErrorCode.SQLITE_INTERRUPT) {
                throw e;
            }
            log.info(
                    "The database is large: {} s of checking found no damage, the rest was left out",
                    longest.toSeconds());
        } finally {
            ProgressHandler.clearHandler(connection);
        }
    }

    /** Says in one sentence why the database cannot be used. */
    StorageUnusable unusable(Exception fault) {
        if (fault instanceof SQLiteException sqlite && tellsOfDamage(sqlite.getResultCode())) {
            return damaged(sqlite.getResultCode().message, fault);
        }
        return new StorageUnusable(
                "The database " + file + " cannot be opened (" + fault.getMessage() + ").",
                "See that the folder is on a local disk with some room left, and belongs to the user who runs Hubbub.",
                fault);
    }

    /**
     * The check jumps through the file, which a cold disk answers ten times slower than being read from end to end.
     * Only before SQLite has the file open: closing it here afterwards would drop SQLite's locks.
     */
    private void warmUp() {
        ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK_BYTES);
        try (FileChannel channel = FileChannel.open(file)) {
            while (spent() < longest.toNanos() / 2 && channel.read(chunk) > 0) {
                chunk.clear();
            }
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private long spent() {
        return System.nanoTime() - began;
    }

    private StorageUnusable damaged(String finding, @Nullable Throwable cause) {
        return new StorageUnusable(
                "The database " + file + " is damaged (" + finding + ").",
                "Restore it from a backup, without its -wal and -shm files, or save what can be read with \"sqlite3 "
                        + file.getFileName() + " .recover\". Moving it away begins an empty history.",
                cause);
    }

    /** SQLite's finding itself; before it stands what was looked at. */
    static String lastLine(String finding) {
        return finding.lines().reduce((first, last) -> last).orElse(finding);
    }

    static boolean tellsOfDamage(SQLiteErrorCode code) {
        int primary = code.code & 0xFF;
        return primary == SQLiteErrorCode.SQLITE_NOTADB.code || primary == SQLiteErrorCode.SQLITE_CORRUPT.code;
    }

    private static long sizeOf(Path file) {
        return file.toFile().length();
    }

    private final class Deadline extends ProgressHandler {
        @Override
        protected int progress() {
            return spent() > longest.toNanos() ? 1 : 0;
        }
    }
}
