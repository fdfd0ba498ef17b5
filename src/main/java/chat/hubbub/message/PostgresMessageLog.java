package chat.hubbub.message;

import chat.hubbub.identity.Speaker;
import chat.hubbub.message.Appended.Unavailable;
import chat.hubbub.room.RoomName;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The log of several nodes: a PostgreSQL that all of them write to, each from one thread, and read from. Of what others wrote
 * the {@link Feed} tells.
 */
final class PostgresMessageLog implements MessageLog, AutoCloseable {

    private static final Unavailable NOT_NOW =
            new Unavailable("The server cannot store messages at the moment. Please try again later.");

    private static final long LONGEST_BEGINNING_MILLIS = 5_000;

    private static final String HEAD =
            "SELECT " + PostgresEpoch.ASK + ", coalesce((SELECT last_seq FROM room WHERE name = ?), 0)";

    private final JdbcClient jdbc;
    private final SqlHistory history;
    private final Feed feed;
    private final Fence fence;
    private final GroupCommit commit;

    /** @param own hears of what this node stored, once it was told and before its senders hear */
    PostgresMessageLog(
            DataSource database,
            SqlHistory history,
            Fence fence,
            PostgresWriter writer,
            Feed feed,
            CommitListener own,
            LogObserver observer) {
        this.jdbc = JdbcClient.create(database);
        this.history = history;
        this.feed = feed;
        this.fence = fence;
        Herald herald = (events, told) -> feed.tell(writer.epoch(), events, () -> {
            Herald.tell(own, events);
            told.run();
        });
        this.commit = GroupCommit.start(writer, fault -> NOT_NOW, herald, observer);
    }

    @Override
    public CompletionStage<Appended> append(RoomName room, Speaker speaker, Draft draft) {
        return commit.append(Pending.of(room, speaker, draft, fence.term()));
    }

    /** Whoever listens already is told of everything that is stored after this. */
    @Override
    public Position head(RoomName room) {
        feed.expect(room);
        Position head = look(room);
        return follow(room, head) > head.seq() ? look(room) : head;
    }

    @Override
    public Map<RoomName, Long> lastSeqs(Collection<RoomName> rooms) {
        return history.lastSeqs(rooms);
    }

    @Override
    public String topic(RoomName room) {
        return history.topic(room);
    }

    @Override
    public List<ChatEvent> replay(RoomName room, long after, int most) {
        return history.replay(room, after, most);
    }

    @Override
    public Page page(RoomName room, PageRequest request) {
        return history.page(room, request, history.lastSeq(room));
    }

    @Override
    public List<RoomHead> rooms(int most) {
        return history.rooms(most);
    }

    /** Finishes what was appended. */
    @Override
    public void close() {
        commit.close();
        feed.close();
    }

    private Position look(RoomName room) {
        return jdbc.sql(HEAD)
                .params(PostgresEpoch.fresh(), room.value())
                .query((row, i) -> new Position(new Epoch(row.getString(1)), row.getLong(2)))
                .single();
    }

    /** From where the feed tells of the room. */
    private long follow(RoomName room, Position head) {
        try {
            return feed.begin(room, head).get(LONGEST_BEGINNING_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DataAccessResourceFailureException("The server is stopping", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new DataAccessResourceFailureException("The room cannot be followed at the moment", e);
        }
    }
}
