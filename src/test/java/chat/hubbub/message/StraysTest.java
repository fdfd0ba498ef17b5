package chat.hubbub.message;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.hubbub.identity.Allotment;
import chat.hubbub.identity.Badge;
import chat.hubbub.identity.Grant;
import chat.hubbub.identity.Held;
import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.Person;
import chat.hubbub.identity.Secret;
import chat.hubbub.identity.Speaker;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A database that stood still grants a nickname after its node gave up waiting. */
class StraysTest {

    private static final Person ANN = new Secret("ann's secret").person();
    private static final Person BEN = new Secret("ben's secret").person();

    private static PostgresDatabase database;

    private final ClaimNode asking = ClaimNode.alive(database, Duration.ZERO);
    private final ClaimNode other = ClaimNode.alive(database, Duration.ZERO);
    private final AtomicLong numbers = new AtomicLong(1_000_000);

    @BeforeAll
    static void open() {
        database = PostgresDatabases.fresh();
    }

    @AfterAll
    static void shut() {
        database.close();
    }

    @AfterEach
    void stop() {
        asking.close();
        other.close();
    }

    @Test
    void whatNobodyGotIsGivenBack() {
        isGrantedTooLate("ann", ANN);

        await().until(() -> other.grants("ann", BEN));
    }

    @Test
    void whoCameMeanwhileKeepsItUntilTheyLeave() {
        Badge ann = asking.granted("ann", ANN);
        isGrantedTooLate("ann", ANN);
        isGrantedTooLate("ben", BEN);

        await().until(() -> !other.isTaken("ben"));
        assertThat(other.isTaken("ann")).isTrue();
        asking.claims.release(ann);
        await().until(() -> !other.isTaken("ann"));
    }

    /** The node has no term for a moment where the machine is busy. */
    private void isGrantedTooLate(String nickname, Person person) {
        await().ignoreExceptions().until(() -> grant(nickname, person) instanceof Allotment.Granted);
    }

    private Allotment grant(String nickname, Person person) throws SQLException {
        NodeLease.Term term = requireNonNull(asking.lease.current());
        NodeLease.Term forgotten = new NodeLease.Term(term.node(), term.number(), new AtomicLong());
        Grant late = new Grant(term.number(), numbers.incrementAndGet());
        Held wish = new Held(new Speaker(new Nickname(nickname), person), late, Optional.empty());
        try (Connection connection = database.openQuick()) {
            return new ClaimSql(ClaimNode.LEASE, Duration.ZERO).acquire(connection, forgotten, wish);
        }
    }
}
