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
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What becomes of nicknames on nodes that die, stand still, or are cut off. Time passes in the database only: leases and holds are
 * long, and end where a test says so.
 */
class NodeLeaseTest {

    private static final Person ANN = new Secret("ann's secret").person();
    private static final Person BEN = new Secret("ben's secret").person();
    private static final Duration HOLD = Duration.ofHours(1);

    private static PostgresDatabase database;

    private final List<ClaimNode> silent = new ArrayList<>();
    private ClaimNode alive;

    @BeforeAll
    static void open() {
        database = PostgresDatabases.fresh();
    }

    @AfterAll
    static void shut() {
        database.close();
    }

    /** Who has been there for so long buries others. */
    @BeforeEach
    void start() throws SQLException {
        alive = ClaimNode.alive(database, HOLD);
        execute("UPDATE node SET standing_since = clock_timestamp() - interval '1 h'");
    }

    @AfterEach
    void stop() throws SQLException {
        alive.close();
        silent.forEach(ClaimNode::close);
        execute("TRUNCATE node, nickname_claim, nickname_holding");
    }

    @Test
    void whoSaysNothingForTooLongIsBuried() {
        ClaimNode dead = ClaimNode.silent(database, HOLD, Duration.ofMillis(100));
        silent.add(dead);

        await().until(() -> text("SELECT count(*) FROM node").equals("1"));
    }

    @Test
    void whatADeadNodeHeldIsFreeInTime() throws SQLException {
        ClaimNode dead = silent(HOLD);
        dead.granted("passer-by", Person.passerBy());
        dead.granted("ann", ANN);
        assertThat(alive.isTaken("passer-by")).isTrue();
        String end = die(dead);

        await().until(() -> alive.isFree("passer-by"));
        assertThat(alive.isTaken("ann")).isTrue();
        assertThat(text("SELECT kept_until - interval '1 h' FROM nickname_claim WHERE nickname = 'ann'"))
                .isEqualTo(end);
        endHold();
        await().until(() -> alive.isFree("ann"));
    }

    @Test
    void whatANodeHeldThatStopsIsFreeAtOnce() {
        ClaimNode stopping = silent(HOLD);
        stopping.granted("passer-by", Person.passerBy());
        stopping.granted("ann", ANN);
        stopping.close();

        assertThat(alive.isFree("passer-by")).isTrue();
        assertThat(alive.isTaken("ann")).isTrue();
        assertThat(alive.grants("ann", ANN)).isTrue();
        assertThat(stopping.claims.claim(new Nickname("late"), ANN)).isInstanceOf(Claim.Unavailable.class);
    }

    @Test
    void nothingIsLostWhileItIsWritten() throws SQLException {
        ClaimNode slow = silent(Duration.ZERO);
        ClaimNode dead = silent(Duration.ZERO);
        slow.granted("ann", ANN);
        dead.granted("ben", BEN);
        try (Connection writer = database.openWriter()) {
            takeYourTime(writer);
            assertThat(slow.lease.holds(writer)).isTrue();
            die(slow);
            die(dead);
            assertThat(alive.isFree("ben")).isTrue();
            assertThat(alive.isTaken("ann")).isTrue();
            writer.commit();
            await().until(() -> alive.isFree("ann"));
            await().until(() -> alive.claims.holder(new Nickname("ann")).isEmpty());
            assertThat(slow.lease.holds(writer)).isFalse();
            writer.rollback();
        }
    }

    @Test
    void whoseNicknameIsSomebodyElsesHasToLeaveAndAllOthersStay() throws SQLException {
        ClaimNode cutOff = silent(Duration.ZERO);
        Badge ann = cutOff.granted("ann", ANN);
        Badge cleo = cutOff.granted("cleo", Person.passerBy());
        long number = cutOff.lease.term();
        die(cutOff);
        await().until(() -> alive.isFree("ann"));
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
        await().until(() -> alive.isFree("cleo"));
        assertThat(alive.claims.holder(new Nickname("ann")).orElseThrow().person())
                .isEqualTo(BEN);
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
        ClaimNode busy = silent(HOLD);
        Badge ann = busy.granted("ann", ANN);
        execute("DELETE FROM nickname_claim");
        execute("UPDATE node SET granted = granted - 1 WHERE granted > 0");

        assertThat(busy.claims.claim(new Nickname("ben"), BEN)).isInstanceOf(Claim.Unavailable.class);
        await().until(() -> busy.lease.term() > 1);
        assertThat(alive.isTaken("ann")).isTrue();
        assertThat(ann.isLost()).isFalse();
    }

    /** Each grant takes two seconds of the lease, as on a slow database: all of them take ten leases. */
    @Test
    void howeverManyAreGrantedAgainTheNodeIsNotTakenForDeadMeanwhile() throws SQLException {
        try (ClaimNode full = ClaimNode.alive(database, HOLD)) {
            for (int i = 0; i < 1_500; i++) {
                full.granted("name" + i, ANN);
            }
            execute("""
                    CREATE FUNCTION pass_time() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                    UPDATE node SET alive_until = alive_until - interval '2 s' WHERE id = new.node;
                    RETURN new; END $$""");
            execute("CREATE TRIGGER aging BEFORE INSERT ON nickname_holding FOR EACH ROW EXECUTE FUNCTION pass_time()");
            execute("UPDATE node SET granted = granted - 1 WHERE granted >= 1500");

            await().until(() -> full.lease.term() > 1);
            execute("DROP FUNCTION pass_time CASCADE");
            assertThat(full.lease.term()).isEqualTo(2);
            assertThat(full.lost).isEmpty();
            assertThat(full.mayWrite(database)).isTrue();
        }
    }

    @Test
    void oneWhoWaitsTooLongForOthersKeepsNobodyElseFromComing() throws SQLException {
        try (Connection busy = database.openWriter();
                var statement = busy.createStatement()) {
            takeYourTime(busy);
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
        assertThat(alive.isFree("gone")).isTrue();
    }

    @Test
    void whoWasCutOffDoesNotBuryOthersAtOnce() throws SQLException {
        alive.close();
        ClaimNode back = silent(HOLD);
        ClaimNode other = silent(HOLD);
        other.granted("ann", Person.passerBy());
        execute("UPDATE node SET alive_until = now() - interval '1 min', standing_since = now() - interval '1 h'");
        back.lease.doubt();
        await().until(() -> !back.lease.isInDoubt());

        assertThat(back.isTaken("ann")).isTrue();
        back.close();
        assertThat(other.mayWrite(database)).isTrue();
    }

    @Test
    void whileTheDatabaseIsAwayNobodyNewComesAndAllStay() throws SQLException {
        Badge ann = alive.granted("ann", ANN);
        Badge ben = alive.granted("ben", BEN);
        String name = text("SELECT current_database()");
        try (PostgresDatabase elsewhere = PostgresDatabases.fresh()) {
            PostgresDatabases.execute(elsewhere, "ALTER DATABASE " + name + " ALLOW_CONNECTIONS false");
            PostgresDatabases.execute(
                    elsewhere, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + name + "'");

            assertThat(alive.claims.claim(new Nickname("new"), Person.passerBy()))
                    .isInstanceOf(Claim.Unavailable.class);
            assertThat(alive.grants("ann", ANN)).isTrue();
            alive.claims.release(ben);
            PostgresDatabases.execute(elsewhere, "ALTER DATABASE " + name + " ALLOW_CONNECTIONS true");
        }
        await().until(() -> alive.grants("new", ANN));
        assertThat(ann.isLost()).isFalse();
        await().until(() -> text("SELECT count(kept_until) FROM nickname_claim").equals("1"));
        assertThat(alive.isTaken("ben")).isTrue();
        endHold();
        await().until(() -> alive.isFree("ben"));
    }

    private ClaimNode silent(Duration hold) {
        ClaimNode node = ClaimNode.silent(database, hold);
        silent.add(node);
        return node;
    }

    /** Has a silent node not be heard of for longer than it may, and tells when it should have been. */
    private static String die(ClaimNode node) throws SQLException {
        return text("UPDATE node SET alive_until = clock_timestamp() - interval '1 s' WHERE id = '"
                + node.lease.current().node() + "' RETURNING alive_until");
    }

    /** What is kept was kept for long enough. */
    private static void endHold() throws SQLException {
        execute("UPDATE nickname_claim SET kept_until = clock_timestamp() WHERE kept_until IS NOT NULL");
    }

    /** The server ends transactions in which nothing happens for long, which a busy machine may take. */
    private static void takeYourTime(Connection writer) throws SQLException {
        try (var statement = writer.createStatement()) {
            statement.execute("SET idle_in_transaction_session_timeout = 0");
        }
    }

    private static String text(String sql) throws SQLException {
        return PostgresDatabases.text(database, sql);
    }

    private static void execute(String sql) throws SQLException {
        PostgresDatabases.execute(database, sql);
    }
}
