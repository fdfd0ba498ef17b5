package chat.hubbub.message;

import chat.hubbub.room.RoomName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the shared database for the feed. Used by one thread for the rooms' ends. */
final class PostgresFeedSource implements FeedSource {

    private final JdbcClient jdbc;
    private final SqlHistory history;
    private String life = "";

    PostgresFeedSource(DataSource database) {
        this.jdbc = JdbcClient.create(database);
        this.history = new SqlHistory(database, SqlDialect.POSTGRES);
    }

    @Override
    public List<ChatEvent> replay(RoomName room, long after, int most) {
        return history.replay(room, after, most);
    }

    @Override
    public Heads heads(Map<RoomName, Long> told) {
        String now = jdbc.sql("SELECT " + PostgresEpoch.ASK)
                .param(PostgresEpoch.fresh())
                .query(String.class)
                .single();
        boolean wentBack = !life.isEmpty() && !life.equals(now);
        Map<RoomName, Long> heads = new HashMap<>();
        String[] names = told.keySet().stream().map(RoomName::value).toArray(String[]::new);
        jdbc.sql("SELECT name, last_seq FROM room WHERE name = ANY (?)")
                .param(names)
                .query(row -> {
                    heads.put(new RoomName(row.getString(1)), row.getLong(2));
                });
        for (Map.Entry<RoomName, Long> one : told.entrySet()) {
            boolean lost = one.getValue() > heads.computeIfAbsent(one.getKey(), room -> 0L);
            if (lost && !wentBack) {
                beginAnotherLife(now);
                now = "";
            }
            wentBack |= lost;
        }
        // Only now: whoever asks again after a fault must be told of the same change.
        life = now;
        return new Heads(heads, wentBack);
    }

    /** What was put back beneath a running database looks like the same life, but is not. One of the nodes that notice does this. */
    private void beginAnotherLife(String former) {
        jdbc.sql("UPDATE meta SET value = ? WHERE name = 'epoch' AND value = ?")
                .params(PostgresEpoch.fresh(), former)
                .update();
    }
}
