package chat.hubbub.message;

import chat.hubbub.identity.Allotment;
import chat.hubbub.identity.ClaimRegistry;
import chat.hubbub.identity.Grant;
import chat.hubbub.identity.Held;
import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.Person;
import chat.hubbub.identity.SealedOrigin;
import chat.hubbub.identity.Speaker;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The nicknames of all nodes, in the database that they share. While it is away nobody new gets one, and is told so at once;
 * those who have one keep it.
 */
final class PostgresClaims implements ClaimRegistry {

    private static final Logger log = LoggerFactory.getLogger(PostgresClaims.class);

    /** The state that the database gives to a fault where somebody had to wait too long for others. */
    static final String LOCK_TIMEOUT = "55P03";

    private final ConnectionSource connections;
    private final NodeLease lease;
    private final ClaimSql sql;
    private final Releases releases;
    private final AtomicLong numbers = new AtomicLong();

    /** @param connections which answer within seconds, or not at all; they are closed after each use */
    PostgresClaims(ConnectionSource connections, NodeLease lease, ClaimSql sql, Releases releases) {
        this.connections = connections;
        this.lease = lease;
        this.sql = sql;
        this.releases = releases;
    }

    @Override
    public Allotment acquire(Nickname wanted, Person person, Optional<SealedOrigin> origin) {
        NodeLease.Term term = lease.current();
        if (term == null || lease.isInDoubt()) {
            return new Allotment.Unavailable();
        }
        Held wish = wish(term, new Speaker(wanted, person), origin);
        try (Connection connection = connections.open()) {
            return acquire(connection, term, wish);
        } catch (SQLException e) {
            return uncertain(e, Optional.of(wish));
        }
    }

    @Override
    public Allotment move(Speaker before, Nickname wanted, Optional<Grant> held) {
        NodeLease.Term term = lease.current();
        if (term == null || lease.isInDoubt() || held.isPresent() && !stands(held.get())) {
            return new Allotment.Unavailable();
        }
        Held fresh = wish(term, new Speaker(wanted, before.person()), Optional.empty());
        Held wish = held.map(fresh::by).orElse(fresh);
        try (Connection connection = connections.open()) {
            return sql.move(connection, term, before, wish);
        } catch (SQLException e) {
            return uncertain(e, held.isPresent() ? Optional.empty() : Optional.of(wish));
        }
    }

    /** Has again what is held here, now that another term begins; the answers are in the same order. */
    List<Allotment> acquireAgain(Connection connection, NodeLease.Term term, List<Held> all) throws SQLException {
        return sql.acquire(
                connection,
                term,
                all.stream()
                        .map(held -> wish(term, held.speaker(), held.origin()))
                        .toList());
    }

    @Override
    public void release(Held held) {
        releases.add(held);
    }

    @Override
    public boolean stands(Grant grant) {
        return grant.lease() == lease.term();
    }

    private Held wish(NodeLease.Term term, Speaker speaker, Optional<SealedOrigin> origin) {
        return new Held(speaker, new Grant(term.number(), numbers.incrementAndGet()), origin);
    }

    /** Whoever left a moment ago is not in the way of others, or of themselves. */
    private Allotment acquire(Connection connection, NodeLease.Term term, Held wish) throws SQLException {
        boolean allWritten = releases.isEmpty();
        Allotment answer = sql.acquire(connection, term, wish);
        if (answer instanceof Allotment.Taken && !allWritten) {
            releases.write(connection, term, sql);
            return sql.acquire(connection, term, wish);
        }
        return answer;
    }

    /** It may have been granted all the same. */
    private Allotment uncertain(SQLException fault, Optional<Held> perhaps) {
        log.debug("A nickname was not granted", fault);
        if (fault instanceof SQLTransientConnectionException || LOCK_TIMEOUT.equals(fault.getSQLState())) {
            // Nobody was asked, or nothing was done: others are as likely to get theirs as before.
            return new Allotment.Unavailable();
        }
        perhaps.ifPresent(releases::add);
        lease.doubt();
        return new Allotment.Unavailable();
    }
}
