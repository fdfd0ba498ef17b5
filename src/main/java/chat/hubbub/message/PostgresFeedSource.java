package chat.hubbub.message;

import chat.hubbub.room.RoomName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the shared database for the feed. */
final class PostgresFeedSource implements FeedSource {

    private final JdbcClient jdbc;
    private final SqlHistory history;

    PostgresFeedSource(DataSource database) {
        this.jdbc = JdbcClient.create(database);
        this.history = new SqlHistory(database, SqlDialect.POSTGRES);
    }

    @Override
    public List<ChatEvent> replay(RoomName room, long after, int most) {
        return history.replay(room, after, most);
    }

    @Override
    public Heads heads(Told told) {
        Epoch epoch = epoch();
        Map<RoomName, Long> heads = heads(told.rooms().keySet());
        if (told.epoch().equals(Optional.of(epoch)) && isSomethingLost(told.rooms(), heads)) {
            beginAnother(epoch);
            epoch = epoch();
        }
        return new Heads(epoch, heads);
    }

    private Epoch epoch() {
        return jdbc.sql("SELECT " + PostgresEpoch.ASK)
                .param(PostgresEpoch.fresh())
                .query((row, i) -> new Epoch(row.getString(1)))
                .single();
    }

    private Map<RoomName, Long> heads(Set<RoomName> rooms) {
        Map<RoomName, Long> heads = new HashMap<>();
        String[] names = rooms.stream().map(RoomName::value).toArray(String[]::new);
        jdbc.sql("SELECT name, last_seq FROM room WHERE name = ANY (?)")
                .param(names)
                .query(row -> {
                    heads.put(new RoomName(row.getString(1)), row.getLong(2));
                });
        return heads;
    }

    private static boolean isSomethingLost(Map<RoomName, Long> told, Map<RoomName, Long> heads) {
        return told.entrySet().stream().anyMatch(one -> one.getValue() > heads.getOrDefault(one.getKey(), 0L));
    }

    /** What was put back beneath a running database looks like the same life, but is not. One of the nodes that notice does this. */
    private void beginAnother(Epoch former) {
        jdbc.sql("UPDATE meta SET value = ? WHERE name = 'epoch' AND value = ?")
                .params(PostgresEpoch.fresh(), former.value())
                .update();
    }
}
