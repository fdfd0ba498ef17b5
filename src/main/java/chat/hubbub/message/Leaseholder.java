package chat.hubbub.message;

import chat.hubbub.identity.Allotment;
import chat.hubbub.identity.Held;
import chat.hubbub.identity.NicknameClaims;
import chat.hubbub.identity.RenameHint;
import chat.hubbub.identity.RenamedElsewhere;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
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
final class Leaseholder implements RenameHint {

    private static final Logger log = LoggerFactory.getLogger(Leaseholder.class);

    /** So many are granted again at once that a term cannot end meanwhile, nor other nodes wait for long. */
    private static final int MOST_AT_ONCE = 100;

    private static final long SECONDS_TO_LEAVE = 5;
    private static final int RENEWALS_BETWEEN_LOOKS_FOR_STRAYS = 15;

    private final KeptConnection kept;
    private final NodeLease lease;
    private final NodeSql nodes;
    private final ClaimSql sql;
    private final Releases releases;
    private final PostgresClaims registry;
    private final NicknameClaims claims;
    private final FollowingRenames following;
    private final Strays strays;
    private final AtomicBoolean looking = new AtomicBoolean();
    private final AtomicBoolean writing = new AtomicBoolean();
    private final AtomicBoolean hinted = new AtomicBoolean();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread named = new Thread(task, "hubbub-lease");
        named.setDaemon(true);
        return named;
    });

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
        this.kept = new KeptConnection(source);
        this.lease = lease;
        this.nodes = new NodeSql(sql.lease());
        this.sql = sql;
        this.releases = releases;
        this.registry = registry;
        this.claims = claims;
        this.following = new FollowingRenames(followers);
        this.strays = new Strays(nodes, claims, releases);
    }

    /** Begins a term before it returns, if the database answers, and then renews it. */
    void start(Duration renewal) {
        lease.whenInDoubt(() -> soon(looking, this::look));
        lease.whenClosed(this::close);
        releases.whenAdded(() -> soon(writing, this::write));
        following.whenSettled(() -> soon(writing, this::write));
        look();
        every(renewal, this::look);
        every(renewal.multipliedBy(RENEWALS_BETWEEN_LOOKS_FOR_STRAYS), this::lookForStrays);
    }

    /** Who was renamed is read from the database: whoever hints may be wrong, or lie. */
    @Override
    public void hint() {
        soon(hinted, () -> guarded(() -> beside(this::follow)));
    }

    /** Nobody is connected any more: all that was held is kept for those who can return, and else free at once. */
    private void close() {
        following.close();
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

    private void every(Duration delay, Runnable task) {
        thread.scheduleWithFixedDelay(task, delay.toMillis(), delay.toMillis(), TimeUnit.MILLISECONDS);
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
        guarded(() -> {
            if (stands()) {
                beside((connection, term) -> releases.write(connection, term, sql));
                beside(this::follow);
                beside(nodes::sweep);
            }
        });
    }

    private void write() {
        guarded(() -> {
            beside((connection, term) -> releases.write(connection, term, sql));
            beside((connection, term) -> following.write(connection, term, nodes));
        });
    }

    private void lookForStrays() {
        guarded(() -> beside(strays::giveBack));
    }

    private void leave() {
        guarded(() -> {
            beside((connection, term) -> {
                lease.end();
                nodes.leave(connection, term);
            });
            lease.end();
            kept.drop();
        });
    }

    /** Whether this node is there for the others, if need be under another term. */
    private boolean stands() {
        try {
            Connection connection = kept.get();
            NodeLease.Term term = lease.current();
            if (term == null || !nodes.renew(connection, term)) {
                enter(connection);
            }
            lease.confirm();
            failing = false;
            return true;
        } catch (SQLException e) {
            kept.drop();
            lease.silence();
            warn("This node cannot say that it is there: {}", e);
            return false;
        }
    }

    /** Nobody gets a nickname here, and nothing is written, until it is known who has theirs still. */
    private void enter(Connection connection) throws SQLException {
        lease.end();
        NodeLease.Term term = lease.next(UUID.randomUUID().toString());
        nodes.enter(connection, term, latest);
        latest = term;
        int lost = 0;
        List<Held> all = claims.held();
        for (int from = 0; from < all.size(); from += MOST_AT_ONCE) {
            lost += haveAgain(connection, term, all.subList(from, Math.min(all.size(), from + MOST_AT_ONCE)));
            if (!nodes.renew(connection, term)) {
                throw new SQLException("This node was taken for dead while it had its nicknames granted again");
            }
        }
        lease.begin(term);
        if (term.number() > 1) {
            log.warn("This node had lost its nicknames, and has them again but for so many that are others': {}", lost);
        }
    }

    /** How many of them are others'. */
    private int haveAgain(Connection connection, NodeLease.Term term, List<Held> some) throws SQLException {
        List<Allotment> answers = registry.acquireAgain(connection, term, some);
        int lost = 0;
        for (int i = 0; i < some.size(); i++) {
            Held held = some.get(i);
            if (answers.get(i) instanceof Allotment.Granted granted) {
                claims.regrant(held.by(granted.grant()));
                if (!granted.nickname().equals(held.speaker().nickname())) {
                    nodes.spelled(connection, term, granted.nickname());
                }
            } else {
                claims.lose(held.speaker());
                lost++;
            }
        }
        return lost;
    }

    private void follow(Connection connection, NodeLease.Term term) throws SQLException {
        following.write(connection, term, nodes);
        nodes.moved(connection, term).forEach(following::see);
    }

    /** What fails here says nothing about the lease, and is done the next time. */
    private void beside(Task task) {
        NodeLease.Term term = lease.current();
        if (term == null) {
            return;
        }
        try {
            task.run(kept.get(), term);
        } catch (SQLException e) {
            if (PostgresClaims.LOCK_TIMEOUT.equals(e.getSQLState())) {
                log.debug("Other nodes are in the way for the moment", e);
                return;
            }
            kept.drop();
            warn("What changes with the nicknames of this node cannot be written now: {}", e);
        }
    }

    private void warn(String message, SQLException fault) {
        if (!failing) {
            failing = true;
            log.warn(message, fault.toString());
        }
    }

    /** A timer forgets a task that throws. */
    private static void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            log.error("The lease of this node was not looked after, and will be", e);
        }
    }

    @FunctionalInterface
    private interface Task {
        void run(Connection connection, NodeLease.Term term) throws SQLException;
    }
}
