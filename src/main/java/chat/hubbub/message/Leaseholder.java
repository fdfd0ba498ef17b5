package chat.hubbub.message;

import chat.hubbub.identity.Allotment;
import chat.hubbub.identity.Held;
import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.NicknameClaims;
import chat.hubbub.identity.Person;
import chat.hubbub.identity.RenamedElsewhere;
import chat.hubbub.identity.Speaker;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says now and then that this node is there. If others took it for dead meanwhile, it has all that it held granted again before
 * anything more is written here; whose nickname is another person's by then has to leave. It has a thread and a connection of its
 * own, so that no load of this node looks like its death.
 */
final class Leaseholder {

    private static final Logger log = LoggerFactory.getLogger(Leaseholder.class);
    private static final int LONGEST_ANSWER_MILLIS = 2_000;
    private static final long SECONDS_TO_LEAVE = 5;

    private final ConnectionSource source;
    private final NodeLease lease;
    private final NodeSql nodes;
    private final ClaimSql sql;
    private final Releases releases;
    private final PostgresClaims registry;
    private final NicknameClaims claims;
    private final RenamedElsewhere followers;
    private final AtomicBoolean looking = new AtomicBoolean();
    private final AtomicBoolean writing = new AtomicBoolean();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread named = new Thread(task, "hubbub-lease");
        named.setDaemon(true);
        return named;
    });

    private @Nullable Connection open;
    private NodeLease.@Nullable Term latest;
    private boolean failing;

    /** @param source of a connection for this alone */
    Leaseholder(
            ConnectionSource source,
            NodeLease lease,
            ClaimSql sql,
            Releases releases,
            PostgresClaims registry,
            NicknameClaims claims,
            RenamedElsewhere followers) {
        this.source = source;
        this.lease = lease;
        this.nodes = new NodeSql(sql.lease());
        this.sql = sql;
        this.releases = releases;
        this.registry = registry;
        this.claims = claims;
        this.followers = followers;
    }

    /** Begins a term before it returns, if the database answers, and then renews it. */
    void start(Duration renewal) {
        lease.whenInDoubt(() -> soon(looking, this::look));
        lease.whenClosed(this::close);
        releases.whenAdded(() -> soon(writing, this::write));
        look();
        thread.scheduleWithFixedDelay(this::look, renewal.toMillis(), renewal.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Nobody is connected any more: all that was held is kept for those who can return, and else free at once. */
    private void close() {
        soon(new AtomicBoolean(), this::leave);
        thread.shutdown();
        try {
            if (!thread.awaitTermination(SECONDS_TO_LEAVE, TimeUnit.SECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void soon(AtomicBoolean asked, Runnable task) {
        if (asked.compareAndSet(false, true)) {
            try {
                thread.execute(() -> {
                    asked.set(false);
                    task.run();
                });
            } catch (RejectedExecutionException e) {
                // This node has left.
            }
        }
    }

    private void look() {
        attempt(connection -> {
            NodeLease.Term term = lease.current();
            if (term == null || !nodes.renew(connection, term)) {
                term = enter(connection);
            }
            lease.confirm();
            releases.write(connection, term, sql);
            follow(connection, term);
            nodes.sweep(connection, term);
        });
    }

    private void write() {
        attempt(connection -> {
            NodeLease.Term term = lease.current();
            if (term != null) {
                releases.write(connection, term, sql);
            }
        });
    }

    private void leave() {
        attempt(connection -> {
            NodeLease.Term term = lease.current();
            lease.end();
            if (term != null) {
                nodes.leave(connection, term);
            }
        });
        drop();
    }

    /** Nobody gets a nickname here, and nothing is written, until it is known who has theirs still. */
    private NodeLease.Term enter(Connection connection) throws SQLException {
        lease.end();
        NodeLease.Term term = lease.next(UUID.randomUUID().toString());
        nodes.enter(connection, term, latest);
        latest = term;
        int lost = 0;
        for (Held held : claims.held()) {
            lost += hasAgain(connection, term, held) ? 0 : 1;
        }
        lease.begin(term);
        if (term.number() > 1) {
            log.warn("This node had lost its nicknames, and has them again but for so many that are others': {}", lost);
        }
        return term;
    }

    private boolean hasAgain(Connection connection, NodeLease.Term term, Held held) throws SQLException {
        Allotment answer = registry.acquireAgain(connection, term, held);
        if (!(answer instanceof Allotment.Granted granted)) {
            claims.lose(held.speaker());
            return false;
        }
        claims.regrant(held.by(granted.grant()));
        if (!granted.nickname().equals(held.speaker().nickname())) {
            followers.follow(held.speaker(), granted.nickname());
        }
        return true;
    }

    private void follow(Connection connection, NodeLease.Term term) throws SQLException {
        for (NodeSql.Moved moved : nodes.moved(connection, term)) {
            Speaker before = new Speaker(new Nickname(moved.nickname()), new Person(moved.person()));
            followers.follow(before, new Nickname(moved.to()));
            nodes.followed(connection, term, moved);
        }
    }

    /** A timer forgets a task that throws. */
    private void attempt(Task task) {
        try {
            task.run(connection());
            failing = false;
        } catch (SQLException e) {
            drop();
            lease.silence();
            if (!failing) {
                failing = true;
                log.warn("This node cannot say that it is there: {}", e.toString());
            }
        } catch (RuntimeException | Error e) {
            log.error("The lease of this node was not looked after, and will be", e);
        }
    }

    private Connection connection() throws SQLException {
        Connection connection = open;
        if (connection == null) {
            connection = source.open();
            connection.setAutoCommit(true);
            connection.setNetworkTimeout(Runnable::run, LONGEST_ANSWER_MILLIS);
            open = connection;
        }
        return connection;
    }

    private void drop() {
        Connection connection = open;
        open = null;
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                log.debug("A connection was not closed", e);
            }
        }
    }

    @FunctionalInterface
    private interface Task {
        void run(Connection connection) throws SQLException;
    }
}
