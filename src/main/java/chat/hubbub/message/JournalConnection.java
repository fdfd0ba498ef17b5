package chat.hubbub.message;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a journal says to the database while it has a connection: in SQL that all databases understand. */
final class JournalConnection {

    private final Connection connection;
    private final ChangeCount count;
    private boolean counted;
    private boolean givenUp;

    JournalConnection(Connection connection, ChangeCount count) {
        this.connection = connection;
        this.count = count;
    }

    /** The number of the change that is about to be written; 0 where changes are not counted. */
    long count() throws SQLException {
        counted = true;
        return count.next(connection);
    }

    boolean isCounted() {
        return counted;
    }

    /** Has nothing of the change be written after all. */
    void giveUp() {
        givenUp = true;
    }

    boolean isGivenUp() {
        return givenUp;
    }

    <T> List<T> rows(String sql, Reading<T> reading, Object... values) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            bind(select, values);
            List<T> read = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    read.add(reading.of(row));
                }
            }
            return read;
        }
    }

    /** The first row, if there is any. */
    <T> Optional<T> row(String sql, Reading<T> reading, Object... values) throws SQLException {
        return rows(sql, reading, values).stream().findFirst();
    }

    /** How many rows there were to change. */
    int update(String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            return statement.executeUpdate();
        }
    }

    /** Says the same of many things at once. */
    void updateAll(String sql, List<Object[]> all) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Object[] values : all) {
                bind(statement, values);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    Optional<String> meta(String name) throws SQLException {
        return row("SELECT value FROM meta WHERE name = ?", row -> row.getString(1), name);
    }

    /** Whether there was nothing of this name, which is there now. */
    boolean putMetaIfAbsent(String name, String value) throws SQLException {
        return update("INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT (name) DO NOTHING", name, value) > 0;
    }

    /** The bytes that were kept under this name first, ever, whoever was the first: these if there were none. */
    byte[] keep(String name, Supplier<byte[]> fresh) throws SQLException {
        if (meta(name).isEmpty()) {
            putMetaIfAbsent(name, HexFormat.of().formatHex(fresh.get()));
        }
        return HexFormat.of().parseHex(meta(name).orElseThrow());
    }

    private static void bind(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }

    /** Makes something of a row. */
    @FunctionalInterface
    interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }
}
