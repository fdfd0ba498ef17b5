package chat.hubbub.message;

import chat.hubbub.identity.Badge;
import chat.hubbub.identity.Claim;
import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.NicknameClaims;
import chat.hubbub.identity.Person;
import chat.hubbub.identity.Speaker;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** The claims of one node on a database that others share with it. */
final class ClaimNode implements AutoCloseable {

    /** So long that no node is taken for dead because the machine is busy: those that are to die do so in the database. */
    static final Duration LEASE = Duration.ofMinutes(5);

    private static final Duration ALIVE = Duration.ofMillis(50);
    private static final Duration SILENT = Duration.ofHours(1);

    final NodeLease lease = new NodeLease();
    final NicknameClaims claims;
    final List<Badge> lost = new CopyOnWriteArrayList<>();
    final List<Move> moves = new CopyOnWriteArrayList<>();
    private final Releases releases = new Releases();

    /** Whether a move is settled. */
    volatile Predicate<Move> follower = move -> true;

    /** Somebody whom this node is to rename as another one did. */
    record Move(Speaker before, Nickname now) {}

    private ClaimNode(PostgresDatabase database, Duration hold, Duration longestSilence, Duration renewal) {
        ClaimSql sql = new ClaimSql(longestSilence, hold);
        // A node hurries its database; here that would only mean that a busy machine is one that does not answer.
        ConnectionSource patient = () -> database.pool().getConnection();
        PostgresClaims registry = new PostgresClaims(patient, lease, sql, releases);
        claims = new NicknameClaims(Clock.systemUTC(), registry, new PostgresHolders(database.pool()));
        claims.whenLost(lost::add);
        new Leaseholder(
                        database::openWriter,
                        lease,
                        sql,
                        releases,
                        registry,
                        claims,
                        (before, now) -> follow(new Move(before, now)))
                .start(renewal);
    }

    /** One that says all the time that it is there. */
    static ClaimNode alive(PostgresDatabase database, Duration hold) {
        return new ClaimNode(database, hold, LEASE, ALIVE);
    }

    /** One that says it when it starts and when it is in doubt. */
    static ClaimNode silent(PostgresDatabase database, Duration hold) {
        return silent(database, hold, LEASE);
    }

    /** The same, which is dead after so long. */
    static ClaimNode silent(PostgresDatabase database, Duration hold, Duration lease) {
        return new ClaimNode(database, hold, lease, SILENT);
    }

    Badge granted(String nickname, Person person) {
        return ((Claim.Granted) claims.claim(new Nickname(nickname), person)).badge();
    }

    boolean grants(String nickname, Person person) {
        return claims.claim(new Nickname(nickname), person) instanceof Claim.Granted;
    }

    boolean isTaken(String nickname) {
        return tried(nickname) instanceof Claim.Taken;
    }

    boolean isFree(String nickname) {
        return tried(nickname) instanceof Claim.Granted;
    }

    boolean mayWrite(PostgresDatabase database) {
        try (var writer = database.openWriter()) {
            boolean holds = lease.holds(writer);
            writer.rollback();
            return holds;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Claim tried(String nickname) {
        Claim claim = claims.claim(new Nickname(nickname), Person.passerBy());
        if (claim instanceof Claim.Granted granted) {
            claims.release(granted.badge());
        }
        return claim;
    }

    private boolean follow(Move move) {
        moves.add(move);
        return follower.test(move);
    }

    @Override
    public void close() {
        lease.close();
    }
}
