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

    static final Duration LEASE = Duration.ofMillis(400);
    static final Duration ALIVE = Duration.ofMillis(50);
    static final Duration SILENT = Duration.ofHours(1);

    final NodeLease lease = new NodeLease();
    final NicknameClaims claims;
    final List<Badge> lost = new CopyOnWriteArrayList<>();
    final List<Move> moves = new CopyOnWriteArrayList<>();
    private final Releases releases = new Releases();

    /** Whether a move is settled. */
    volatile Predicate<Move> follower = move -> true;

    /** Somebody whom this node is to rename as another one did. */
    record Move(Speaker before, Nickname now) {}

    private ClaimNode(PostgresDatabase database, Duration hold, Duration renewal) {
        ClaimSql sql = new ClaimSql(LEASE, hold);
        PostgresClaims registry = new PostgresClaims(database::openQuick, lease, sql, releases);
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
        return new ClaimNode(database, hold, ALIVE);
    }

    /** One that says it when it starts and when it is in doubt, and so is dead soon after. */
    static ClaimNode silent(PostgresDatabase database, Duration hold) {
        return new ClaimNode(database, hold, SILENT);
    }

    Badge granted(String nickname, Person person) {
        return ((Claim.Granted) claims.claim(new Nickname(nickname), person)).badge();
    }

    boolean grants(String nickname, Person person) {
        return claims.claim(new Nickname(nickname), person) instanceof Claim.Granted;
    }

    boolean isTaken(String nickname) {
        Claim claim = claims.claim(new Nickname(nickname), Person.passerBy());
        if (claim instanceof Claim.Granted granted) {
            claims.release(granted.badge());
        }
        return claim instanceof Claim.Taken;
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

    private boolean follow(Move move) {
        moves.add(move);
        return follower.test(move);
    }

    @Override
    public void close() {
        lease.close();
    }
}
