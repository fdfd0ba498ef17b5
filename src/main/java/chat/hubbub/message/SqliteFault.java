package chat.hubbub.message;

import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Says in an operator's words why a database could not be copied. */
final class SqliteFault {

    private static final int PRIMARY = 0xFF;

    private SqliteFault() {}

    static StorageUnusable whileCopying(Path database, Path folder, SQLException fault) {
        SQLiteErrorCode code =
                fault instanceof SQLiteException sqlite ? sqlite.getResultCode() : SQLiteErrorCode.UNKNOWN_ERROR;
        if (SqliteCheck.tellsOfDamage(code)) {
            return damaged(database, code.message, fault);
        }
        if ((code.code & PRIMARY) == SQLiteErrorCode.SQLITE_FULL.code) {
            return full(folder, "it is full", fault);
        }
        if ((code.code & PRIMARY) == SQLiteErrorCode.SQLITE_BUSY.code) {
            return inUse(database, fault);
        }
        return new StorageUnusable(
                "The database " + database + " cannot be copied to " + folder + " (" + fault.getMessage() + ").",
                "See that this user may read the one and write to the other.",
                fault);
    }

    static StorageUnusable damaged(Path database, String finding, @Nullable Throwable cause) {
        return new StorageUnusable(
                "The database " + database + " is damaged (" + finding + ").",
                "Restore an older backup, or save what can be read with \"sqlite3 " + database.getFileName()
                        + " .recover\".",
                cause);
    }

    static StorageUnusable full(Path folder, String how, @Nullable Throwable cause) {
        return new StorageUnusable(
                "There is no room for the copy in " + folder + " (" + how + ").",
                "Make room there, or take a folder on another disk.",
                cause);
    }

    private static StorageUnusable inUse(Path database, SQLException cause) {
        return new StorageUnusable(
                "The database " + database + " is held by another program.",
                "Close that program, or wait until it is done.",
                cause);
    }
}
