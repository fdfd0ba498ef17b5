package chat.hubbub.message;

import java.sql.Connection;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Copies rows from one database to the other, a few at a time, however many there are. */
final class MigratedRows {

    private static final int TOGETHER = 500;

    private final Connection source;
    private final Connection target;

    MigratedRows(Connection source, Connection target) {
        this.source = source;
        this.target = target;
    }

    /** @param copied is told now and then how many rows of the table are */
    void copy(MigratedTable table, LongConsumer copied) throws SQLException {
        try (Statement read = source.createStatement();
                ResultSet rows = read.executeQuery(table.source());
                PreparedStatement write = target.prepareStatement(table.insert())) {
            ParameterMetaData types = write.getParameterMetaData();
            long count = 0;
            while (rows.next()) {
                for (int column = 1; column <= table.columns().size(); column++) {
                    set(write, column, rows.getObject(column), types.getParameterType(column));
                }
                write.addBatch();
                if (++count % TOGETHER == 0) {
                    write.executeBatch();
                    copied.accept(count);
                }
            }
            write.executeBatch();
        }
        if (table.isNumbered()) {
            goOnCounting(table);
        }
    }

    private static void set(PreparedStatement write, int column, @Nullable Object value, int type) throws SQLException {
        if (value == null) {
            write.setNull(column, type);
        } else {
            write.setObject(column, value instanceof String text ? withoutNul(text) : value, type);
        }
    }

    /** As {@link Content#tidy} does it: PostgreSQL stores no NUL. */
    private static String withoutNul(String text) {
        return text.indexOf('\0') < 0 ? text : text.replace('\0', '\uFFFD');
    }

    /** This much of the counter is undone with the transaction, as against setting it. */
    private void goOnCounting(MigratedTable table) throws SQLException {
        try (Statement statement = target.createStatement()) {
            long next;
            try (ResultSet row = statement.executeQuery("SELECT coalesce(max(id), 0) + 1 FROM " + table.name())) {
                row.next();
                next = row.getLong(1);
            }
            statement.execute("ALTER TABLE " + table.name() + " ALTER COLUMN id RESTART WITH " + next);
        }
    }
}
