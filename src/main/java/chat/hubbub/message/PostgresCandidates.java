package chat.hubbub.message;

import chat.hubbub.room.RoomName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Gathers lines that may hold the words of a search, by the index in the shared database, for at most a second: what was
 * found in time counts. Used by one thread.
 *
 * <p>That index cannot tell the newest first. Words that many lines hold are soon found by going through the newest, and words
 * that few hold by asking for all that do; so the one is done after the other.
 */
final class PostgresCandidates {

    /** So many are looked at closely. */
    private static final int MOST = 500;

    /** So many of the newest lines are gone through. */
    static final int NEWEST = 10_000;

    private static final Duration LONGEST = Duration.ofSeconds(1);
    private static final String CANCELED = "57014";

    private final Connection connection;
    private final int[] grams;
    private final Predicate<RoomName> readable;
    private final Clock steadyClock;
    private final Instant deadline;
    private final NavigableMap<Long, Found> found = new TreeMap<>(Collections.reverseOrder());

    /** A line that the index knows. */
    record Found(long roomId, RoomName room, long seq) {}

    /** @param connection begins its transactions by itself */
    PostgresCandidates(Connection connection, List<String> words, Predicate<RoomName> readable, Clock steadyClock) {
        this.connection = connection;
        this.grams = Grams.ofWords(words);
        this.readable = readable;
        this.steadyClock = steadyClock;
        this.deadline = steadyClock.instant().plus(LONGEST);
    }

    /** The newest first, of all rooms. */
    List<Found> everywhere() throws SQLException {
        gather("SELECT * FROM search_line ORDER BY id DESC LIMIT " + NEWEST);
        if (!isEnough()) {
            gather("SELECT * FROM search_line");
        }
        return List.copyOf(found.values());
    }

    /**
     * The newest first, of one room.
     *
     * @param lastSeq where the room ends
     */
    List<Found> in(long roomId, long lastSeq) throws SQLException {
        String lines = "SELECT * FROM search_line WHERE room_id = " + roomId;
        gather(lines + " ORDER BY seq DESC LIMIT " + NEWEST);
        if (!isEnough() && lastSeq > NEWEST) {
            gather(lines);
        }
        return List.copyOf(found.values());
    }

    /** Where all words are too short to be looked up, the newest lines are all there is to look at. */
    private boolean isEnough() {
        return found.size() >= MOST || grams.length == 0;
    }

    private void gather(String lines) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(look(lines))) {
            limitTime();
            statement.setObject(1, grams);
            statement.setFetchSize(MOST);
            try (ResultSet rows = statement.executeQuery()) {
                gather(rows);
            }
        } catch (SQLException e) {
            if (!CANCELED.equals(e.getSQLState())) {
                throw e;
            }
        } finally {
            connection.rollback();
        }
    }

    private static String look(String lines) {
        return """
                WITH line AS MATERIALIZED (SELECT id, room_id, seq FROM (%s) AS offered WHERE grams @> ?)
                SELECT line.id, line.room_id, room.name, line.seq FROM line JOIN room ON room.id = line.room_id
                ORDER BY line.id DESC""".formatted(lines);
    }

    private void gather(ResultSet rows) throws SQLException {
        for (int taken = 0; taken < MOST && steadyClock.instant().isBefore(deadline) && rows.next(); ) {
            RoomName room = new RoomName(rows.getString(3));
            if (readable.test(room)) {
                found.put(rows.getLong(1), new Found(rows.getLong(2), room, rows.getLong(4)));
                taken++;
            }
        }
    }

    private void limitTime() throws SQLException {
        long left = Duration.between(steadyClock.instant(), deadline).toMillis();
        try (PreparedStatement limit = connection.prepareStatement("SELECT set_config('statement_timeout', ?, true)")) {
            limit.setString(1, Long.toString(Math.max(1, left)));
            limit.execute();
        }
    }
}
