package chat.hubbub.message;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** The index as tables: what a line says is put in and taken out, and lines are found by it. Not safe for several threads. */
final class SearchIndex implements AutoCloseable {

    private static final int STEPS = 1_000;
    private static final int SHORTEST_TRIGRAM_WORD = 3;

    /** A walk from the newest match to older ones, which ends as soon as there are enough. */
    private static final String LOOK_UP = """
            SELECT line.room_id, line.seq FROM %1$s CROSS JOIN line ON line.id = %1$s.rowid
            WHERE %1$s MATCH ?1 AND (?2 = 0 OR line.room_id = ?2) ORDER BY %1$s.rowid DESC""";

    private static final String TRIGRAMS = LOOK_UP.formatted("trigrams");
    private static final String PAIRS = LOOK_UP.formatted("pairs");
    private static final String ANY = """
            SELECT room_id, seq FROM line WHERE ?1 = '' AND (?2 = 0 OR room_id = ?2) ORDER BY id DESC""";

    private final Connection connection;
    private final PreparedStatement add;
    private final PreparedStatement find;
    private final PreparedStatement mark;
    private final PreparedStatement reached;
    private final List<PreparedStatement> insert = new ArrayList<>();
    private final List<PreparedStatement> remove = new ArrayList<>();

    /** A line of the log: its room's number there, and its own. */
    record Found(long roomId, long seq) {}

    /**
     * What is looked for.
     *
     * @param words folded
     * @param roomId the only room to look into; 0 for all of which the test is true
     * @param over whether there is no more time
     */
    record Look(List<String> words, long roomId, LongPredicate rooms, int most, BooleanSupplier over) {}

    SearchIndex(Connection connection) throws SQLException {
        this.connection = connection;
        connection.setAutoCommit(false);
        add = connection.prepareStatement("INSERT INTO line (room_id, seq) VALUES (?, ?) RETURNING id");
        find = connection.prepareStatement("SELECT id FROM line WHERE room_id = ? AND seq = ?");
        mark = connection.prepareStatement("INSERT OR REPLACE INTO done (room_id, seq) VALUES (?, ?)");
        reached = connection.prepareStatement("SELECT seq FROM done WHERE room_id = ?");
        for (String table : List.of("trigrams", "pairs")) {
            insert.add(connection.prepareStatement("INSERT INTO " + table + " (rowid, text) VALUES (?, ?)"));
            remove.add(connection.prepareStatement("DELETE FROM " + table + " WHERE rowid = ?"));
        }
        remove.add(connection.prepareStatement("DELETE FROM line WHERE id = ?"));
    }

    /** How much of a room is in. */
    long reached(long roomId) throws SQLException {
        reached.setLong(1, roomId);
        return number(reached);
    }

    void reach(long roomId, long seq) throws SQLException {
        mark.setLong(1, roomId);
        mark.setLong(2, seq);
        mark.executeUpdate();
    }

    /** Puts a line in, in place of what it said before. */
    void put(long roomId, long seq, String content) throws SQLException {
        take(roomId, seq);
        add.setLong(1, roomId);
        add.setLong(2, seq);
        long id = number(add);
        String folded = Folded.of(content).text();
        put(insert.get(0), id, folded);
        String pairs = Pairs.of(folded);
        if (!pairs.isEmpty()) {
            put(insert.get(1), id, pairs);
        }
    }

    void take(long roomId, long seq) throws SQLException {
        find.setLong(1, roomId);
        find.setLong(2, seq);
        long id = number(find);
        if (id > 0) {
            for (PreparedStatement table : remove) {
                remove(table, id);
            }
        }
    }

    void commit() throws SQLException {
        connection.commit();
    }

    /**
     * Lines that may hold the words of a search, the newest first, as many as the time allows. Words too short to be looked
     * up are passed over; where all are, any line may.
     */
    List<Found> candidates(Look look) throws SQLException {
        List<String> three = look.words().stream().filter(SearchIndex::isLong).toList();
        List<String> two = look.words().stream().filter(Pairs::canFind).toList();
        if (!three.isEmpty()) {
            return candidates(TRIGRAMS, all(three, SearchIndex::quoted), look);
        }
        return two.isEmpty() ? candidates(ANY, "", look) : candidates(PAIRS, all(two, SearchIndex::pair), look);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private List<Found> candidates(String sql, String expression, Look look) throws SQLException {
        ProgressHandler.setHandler(connection, STEPS, new Deadline(look.over()));
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, expression);
            statement.setLong(2, look.roomId());
            return gathered(statement, look);
        } finally {
            ProgressHandler.clearHandler(connection);
            connection.rollback();
        }
    }

    /** What was found in time counts. */
    private static List<Found> gathered(PreparedStatement statement, Look look) throws SQLException {
        List<Found> found = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (found.size() < look.most() && rows.next()) {
                if (look.rooms().test(rows.getLong(1))) {
                    found.add(new Found(rows.getLong(1), rows.getLong(2)));
                }
            }
        } catch (SQLiteException e) {
            if (e.getResultCode() != SQLiteErrorCode.SQLITE_INTERRUPT) {
                throw e;
            }
        }
        return found;
    }

    private static boolean isLong(String word) {
        return word.codePointCount(0, word.length()) >= SHORTEST_TRIGRAM_WORD;
    }

    private static String all(List<String> words, UnaryOperator<String> term) {
        return words.stream().map(term).collect(Collectors.joining(" AND "));
    }

    /** Nothing between quotes has a meaning for FTS5. */
    private static String quoted(String word) {
        return '"' + word.replace("\"", "\"\"") + '"';
    }

    private static String pair(String word) {
        return word.codePointCount(0, word.length()) == 1 ? quoted(word) + " *" : quoted(word);
    }

    private static void put(PreparedStatement statement, long id, String text) throws SQLException {
        statement.setLong(1, id);
        statement.setString(2, text);
        statement.executeUpdate();
    }

    private static void remove(PreparedStatement statement, long id) throws SQLException {
        statement.setLong(1, id);
        statement.executeUpdate();
    }

    private static long number(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    private static final class Deadline extends ProgressHandler {
        private final BooleanSupplier over;

        Deadline(BooleanSupplier over) {
            this.over = over;
        }

        @Override
        protected int progress() {
            return over.getAsBoolean() ? 1 : 0;
        }
    }
}
