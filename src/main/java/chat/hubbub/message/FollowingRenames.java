package chat.hubbub.message;

import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.Person;
import chat.hubbub.identity.RenamedElsewhere;
import chat.hubbub.identity.Speaker;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has people called here what they are called on another node. That may wait for other nodes, so it is done on a thread of its
 * own, which is there only while there is something to do. What does not succeed is seen again. Safe for any thread.
 */
final class FollowingRenames implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(FollowingRenames.class);
    private static final int MOST_WAITING = 1_000;
    private static final long SECONDS_IDLE = 5;

    private final RenamedElsewhere followers;
    private final Set<NodeSql.Moved> underWay = ConcurrentHashMap.newKeySet();
    private final Queue<NodeSql.Moved> settled = new ConcurrentLinkedQueue<>();
    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
            1, 1, SECONDS_IDLE, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MOST_WAITING), task -> {
                Thread named = new Thread(task, "hubbub-follow");
                named.setDaemon(true);
                return named;
            });
    private volatile Runnable whenSettled = () -> {};

    FollowingRenames(RenamedElsewhere followers) {
        this.followers = followers;
        thread.allowCoreThreadTimeOut(true);
    }

    /** Has somebody told that there is something to write, which must not block. */
    void whenSettled(Runnable listener) {
        whenSettled = listener;
    }

    /** Never waits: what is too much now is to be seen again. */
    void see(NodeSql.Moved moved) {
        if (underWay.add(moved)) {
            try {
                thread.execute(() -> follow(moved));
            } catch (RejectedExecutionException e) {
                underWay.remove(moved);
            }
        }
    }

    /** Writes who needs to be followed no more. */
    void write(Connection connection, NodeLease.Term term, NodeSql nodes) throws SQLException {
        for (NodeSql.Moved moved = settled.poll(); moved != null; moved = settled.poll()) {
            nodes.followed(connection, term, moved);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private void follow(NodeSql.Moved moved) {
        try {
            Speaker before = new Speaker(new Nickname(moved.nickname()), new Person(moved.person()));
            if (followers.follow(before, new Nickname(moved.to()))) {
                settled.add(moved);
                whenSettled.run();
            }
        } catch (RuntimeException e) {
            log.warn("Somebody who was renamed on another node is not yet called so here: {}", e.toString());
        } finally {
            underWay.remove(moved);
        }
    }
}
