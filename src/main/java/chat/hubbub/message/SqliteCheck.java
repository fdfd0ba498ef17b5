package chat.hubbub.message;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Looks for damage before the first message is read or written: a damaged file must not be written any further. */
final class SqliteCheck {

    private SqliteCheck() {}

    /** A file without a first page makes SQLite begin anew, and throw away the log that could have saved it. */
    static void beforeOpening(Path file) {
        Path writeAheadLog = file.resolveSibling(file.getFileName() + "-wal");
        if (sizeOf(file) == 0 && sizeOf(writeAheadLog) > 0) {
            throw damaged(file, "it is empty or missing, but its write-ahead log is not", null);
        }
    }

    /** Walks through every page; what it cannot see is a text that changed without breaking the structure around it. */
    static void onceOpen(Path file, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA quick_check(1)")) {
            String finding = row.getString(1);
            if (!finding.equals("ok")) {
                throw damaged(file, finding.lines().findFirst().orElse(finding), null);
            }
        }
    }

    /** Says in one sentence why the database cannot be used. */
    static StorageUnusable unusable(Path file, SQLException fault) {
        if (fault instanceof SQLiteException sqlite) {
            SQLiteErrorCode code = sqlite.getResultCode();
            if (code == SQLiteErrorCode.SQLITE_NOTADB || (code.code & 0xFF) == SQLiteErrorCode.SQLITE_CORRUPT.code) {
                return damaged(file, "SQLite says: " + code.message, fault);
            }
        }
        return new StorageUnusable(
                "The database " + file + " cannot be opened (" + fault.getMessage() + ").",
                "See that the folder is on a local disk with room on it and belongs to the user that runs Hubbub.",
                fault);
    }

    private static StorageUnusable damaged(Path file, String finding, @Nullable Throwable cause) {
        return new StorageUnusable(
                "The database " + file + " is damaged (" + finding + ").",
                "Restore it from a backup, without its -wal and -shm files, or save what can be read with"
                        + " \"sqlite3 " + file.getFileName() + " .recover\". Moving it away begins an empty history.",
                cause);
    }

    private static long sizeOf(Path file) {
        return file.toFile().length();
    }
}
