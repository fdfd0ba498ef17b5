package chat.hubbub.message;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Compares both databases before the copy counts. */
final class MigrationProof {

    private static final String ROOMS = "SELECT id, name, last_seq FROM room_end ORDER BY id";

    private static final String EVENTS = """
            SELECT room_id, count(*), min(seq), max(seq), sum(at % 86400000), count(content), sum(target) FROM event
            GROUP BY room_id ORDER BY room_id""";

    private static final int FETCHED_AT_ONCE = 1_000;

    private final Connection source;
    private final Connection target;

    MigrationProof(Connection source, Connection target) {
        this.source = source;
        this.target = target;
    }

    /** @throws StorageUnusable where they differ */
    void require() throws SQLException {
        requireSame("where rooms end", ROOMS, ROOMS);
        requireSame("the events of a room", EVENTS, EVENTS);
        for (MigratedTable table : MigratedTable.ALL) {
            requireSame(
                    "how many rows there are in " + table.name(),
                    "SELECT count(*) FROM (" + table.source() + ")",
                    "SELECT count(*) FROM " + table.copies());
        }
    }

    private void requireSame(String what, String sourceSql, String targetSql) throws SQLException {
        try (Statement there = source.createStatement();
                ResultSet original = there.executeQuery(sourceSql);
                PreparedStatement here = target.prepareStatement(targetSql)) {
            here.setFetchSize(FETCHED_AT_ONCE);
            requireSame(what, original, here.executeQuery());
        }
    }

    private static void requireSame(String what, ResultSet original, ResultSet copy) throws SQLException {
        try (copy) {
            boolean more = true;
            while (more) {
                more = original.next();
                if (copy.next() != more || more && !isSame(original, copy)) {
                    throw new StorageUnusable(
                            "The copy is not like the original (" + what + "), and was undone.",
                            "See that nothing else writes to either, and do it again.",
                            null);
                }
            }
        }
    }

    private static boolean isSame(ResultSet original, ResultSet copy) throws SQLException {
        for (int column = 1; column <= original.getMetaData().getColumnCount(); column++) {
            String one = String.valueOf(original.getString(column));
            if (!one.equals(String.valueOf(copy.getString(column)))) {
                return false;
            }
        }
        return true;
    }
}
