package chat.hubbub.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.hubbub.identity.Badge;
import chat.hubbub.identity.Claim;
import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.Person;
import chat.hubbub.identity.Secret;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of nicknames on nodes that die, stand still, or are cut off. */
class NodeLeaseTest {

    private static final Person ANN = new Secret("ann's secret").person();
    private static final Person BEN = new Secret("ben's secret").person();
    private static final Duration HOLD = Duration.ofMillis(700);

    private static PostgresDatabase database;

    private ClaimNode alive;

    @BeforeAll
    static void open() {
        database = PostgresDatabases.fresh();
    }

    @AfterAll
    static void shut() {
        database.close();
    }

    @BeforeEach
    void start() {
        alive = ClaimNode.alive(database, HOLD);
    }

    @AfterEach
    void stop() throws SQLException {
        alive.close();
        execute("TRUNCATE node, nickname_claim, nickname_holding");
    }

    @Test
    void whatADeadNodeHeldIsFreeInTime() {
        ClaimNode dead = ClaimNode.silent(database, HOLD);
        dead.granted("passer-by", Person.passerBy());
        dead.granted("ann", ANN);
        assertThat(alive.isTaken("passer-by")).isTrue();

        await().until(() -> !alive.isTaken("passer-by"));
        assertThat(alive.isTaken("ann")).isTrue();
        await().until(() -> !alive.isTaken("ann"));
    }

    @Test
    void whatANodeHeldThatStopsIsFreeAtOnce() {
        ClaimNode stopping = ClaimNode.silent(database, HOLD);
        stopping.granted("passer-by", Person.passerBy());
        stopping.granted("ann", ANN);
        stopping.close();

        assertThat(alive.isTaken("passer-by")).isFalse();
        assertThat(alive.isTaken("ann")).isTrue();
        assertThat(alive.grants("ann", ANN)).isTrue();
        assertThat(stopping.claims.claim(new Nickname("late"), ANN)).isInstanceOf(Claim.Unavailable.class);
    }

    @Test
    void nothingIsLostWhileItIsWritten() throws SQLException {
        ClaimNode slow = ClaimNode.silent(database, Duration.ZERO);
        slow.granted("ann", ANN);
        try (Connection writer = database.openWriter()) {
            assertThat(slow.lease.holds(writer)).isTrue();
            await().until(() -> isOverdue(slow));
            assertThat(alive.isTaken("ann")).isTrue();
            writer.commit();
            await().until(() -> !alive.isTaken("ann"));
            await().until(() -> alive.claims.holder(new Nickname("ann")).isEmpty());
            assertThat(slow.lease.holds(writer)).isFalse();
            writer.rollback();
        }
        slow.close();
    }

    @Test
    void whoseNicknameIsSomebodyElsesHasToLeaveAndAllOthersStay() {
        ClaimNode cutOff = ClaimNode.silent(database, Duration.ZERO);
        Badge ann = cutOff.granted("ann", ANN);
        Badge cleo = cutOff.granted("cleo", Person.passerBy());
        long number = cutOff.lease.term();
        await().until(() -> !alive.isTaken("ann"));
        assertThat(alive.grants("ann", BEN)).isTrue();

        assertThat(cutOff.mayWrite(database)).isFalse();
        await().until(() -> cutOff.mayWrite(database));
        assertThat(cutOff.lost).containsExactly(ann);
        assertThat(ann.isLost()).isTrue();
        assertThat(cleo.isLost()).isFalse();
        assertThat(cutOff.lease.term()).isGreaterThan(number);
        assertThat(cutOff.isTaken("ann")).isTrue();
        assertThat(alive.isTaken("cleo")).isTrue();
        cutOff.claims.release(ann);
        cutOff.claims.release(cleo);
        await().until(() -> !alive.isTaken("cleo"));
        assertThat(alive.claims.holder(new Nickname("ann")).orElseThrow().person())
                .isEqualTo(BEN);
        cutOff.close();
    }

    @Test
    void whatTheDatabaseLostInACrashIsGrantedAgain() throws SQLException {
        Badge ann = alive.granted("ann", ANN);
        execute("DELETE FROM nickname_claim");
        execute("UPDATE node SET granted = granted - 1");

        await().until(() -> alive.lease.term() > 1);
        try (ClaimNode other = ClaimNode.alive(database, HOLD)) {
            assertThat(other.isTaken("ann")).isTrue();
        }
        assertThat(ann.isLost()).isFalse();
        assertThat(alive.mayWrite(database)).isTrue();
    }

    @Test
    void whatTheDatabaseLostInACrashIsNotHiddenByWhatIsGrantedNext() throws SQLException {
        ClaimNode busy = ClaimNode.silent(database, HOLD);
        Badge ann = busy.granted("ann", ANN);
        execute("DELETE FROM nickname_claim");
        execute("UPDATE node SET granted = granted - 1 WHERE granted > 0");

        assertThat(busy.claims.claim(new Nickname("ben"), BEN)).isInstanceOf(Claim.Unavailable.class);
        await().until(() -> busy.lease.term() > 1);
        assertThat(alive.isTaken("ann")).isTrue();
        assertThat(ann.isLost()).isFalse();
        busy.close();
    }

    @Test
    void howeverManyAreGrantedAgainTheNodeIsNotTakenForDeadMeanwhile() throws SQLException {
        try (ClaimNode full = ClaimNode.alive(database, HOLD)) {
            for (int i = 0; i < 1_500; i++) {
                full.granted("name" + i, ANN);
            }
            execute("UPDATE node SET granted = granted - 1 WHERE granted >= 1500");

            await().until(() -> full.lease.term() > 1);
            assertThat(full.lease.term()).isEqualTo(2);
            assertThat(full.lost).isEmpty();
            assertThat(full.mayWrite(database)).isTrue();
        }
    }

    @Test
    void oneWhoWaitsTooLongForOthersKeepsNobodyElseFromComing() throws SQLException {
        try (Connection busy = database.openWriter();
                var statement = busy.createStatement()) {
            statement.execute("SELECT nickname_turn()");
            assertThat(alive.claims.claim(new Nickname("ann"), ANN)).isInstanceOf(Claim.Unavailable.class);
            assertThat(alive.lease.isInDoubt()).isFalse();
            busy.rollback();
        }
        assertThat(alive.grants("ann", ANN)).isTrue();
    }

    @Test
    void whatTheDatabaseTookBackInACrashIsGivenBackAgain() throws SQLException {
        Badge gone = alive.granted("gone", Person.passerBy());
        execute("CREATE TABLE claim_before AS TABLE nickname_claim");
        execute("CREATE TABLE holding_before AS TABLE nickname_holding");
        alive.claims.release(gone);
        await().until(() -> alive.claims.holder(new Nickname("gone")).isEmpty());
        execute("INSERT INTO nickname_claim TABLE claim_before;"
                + "INSERT INTO nickname_holding TABLE holding_before;"
                + "UPDATE node SET granted = 1;"
                + "DROP TABLE claim_before, holding_before");

        await().until(() -> alive.lease.term() > 1);
        assertThat(alive.isTaken("gone")).isFalse();
    }

    @Test
    void whoWasCutOffDoesNotBuryOthersAtOnce() throws SQLException {
        ClaimNode other = ClaimNode.silent(database, HOLD);
        other.granted("ann", Person.passerBy());
        execute("UPDATE node SET alive_until = now() - interval '1 min', standing_since = now() - interval '1 h'");
        await().until(() -> !isOverdue(alive));

        assertThat(alive.isTaken("ann")).isTrue();
        assertThat(other.mayWrite(database)).isTrue();
        other.close();
    }

    @Test
    void whileTheDatabaseIsAwayNobodyNewComesAndAllStay() throws SQLException {
        Badge ann = alive.granted("ann", ANN);
        Badge ben = alive.granted("ben", BEN);
        String name = name();
        try (PostgresDatabase elsewhere = PostgresDatabases.fresh()) {
            on(elsewhere, "ALTER DATABASE " + name + " ALLOW_CONNECTIONS false");
            on(elsewhere, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + name + "'");

            assertThat(alive.claims.claim(new Nickname("new"), Person.passerBy()))
                    .isInstanceOf(Claim.Unavailable.class);
            assertThat(alive.grants("ann", ANN)).isTrue();
            alive.claims.release(ben);
            on(elsewhere, "ALTER DATABASE " + name + " ALLOW_CONNECTIONS true");
        }
        await().until(() -> alive.grants("new", ANN));
        assertThat(ann.isLost()).isFalse();
        await().until(() -> !alive.isTaken("ben"));
    }

    private boolean isOverdue(ClaimNode node) throws SQLException {
        try (var connection = database.pool().getConnection();
                var statement = connection.prepareStatement(
                        "SELECT alive_until < clock_timestamp() - interval '100 ms' FROM node WHERE id = ?")) {
            statement.setString(1, node.lease.current().node());
            try (var row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private String name() throws SQLException {
        try (var connection = database.pool().getConnection()) {
            return connection.getCatalog();
        }
    }

    private void execute(String sql) throws SQLException {
        on(database, sql);
    }

    private static void on(PostgresDatabase database, String sql) throws SQLException {
        try (var connection = database.pool().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
