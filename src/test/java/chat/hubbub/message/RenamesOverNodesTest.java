package chat.hubbub.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.hubbub.identity.Badge;
import chat.hubbub.identity.Claim;
import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.Person;
import chat.hubbub.identity.Secret;
import chat.hubbub.identity.Speaker;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Another nickname for somebody who is connected to several nodes, or wants what somebody on another one wants. */
class RenamesOverNodesTest {

    private static final Person ANN = new Secret("ann's secret").person();
    private static final Nickname EVE = new Nickname("eve");

    private static PostgresDatabase database;

    private final ClaimNode east = ClaimNode.alive(database, Duration.ZERO);
    private final ClaimNode west = ClaimNode.alive(database, Duration.ZERO);

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
        east.close();
        west.close();
    }

    @Test
    void leaveTheNicknameOfBeforeToNobodyUntilEachNodeFollowed() {
        Badge here = east.granted("ann", ANN);
        Badge there = west.granted("ann", ANN);
        Claim.Moved moved = (Claim.Moved) rename(east, here, EVE);
        east.claims.giveUp(moved);

        assertThat(here.speaker().nickname()).isEqualTo(EVE);
        assertThat(west.isTaken("eve")).isTrue();
        await().untilAsserted(() ->
                assertThat(west.moves).contains(new ClaimNode.Move(new Speaker(new Nickname("ann"), ANN), EVE)));
        assertThat(east.isTaken("ann")).isTrue();
        west.claims.release(there);
        await().until(() -> east.isFree("ann"));
        assertThat(west.isTaken("eve")).isTrue();
        east.claims.release(here);
        await().until(() -> west.isFree("eve"));
    }

    @Test
    void keepWhatSomebodyIsKnownFor() {
        Badge badge = east.granted("old", ANN);
        await().until(() -> east.claims.knownFor(badge).compareTo(Duration.ofMillis(150)) > 0);
        rename(east, badge, new Nickname("new"));

        assertThat(east.claims.knownFor(badge)).isGreaterThanOrEqualTo(Duration.ofMillis(150));
    }

    @Test
    void spellANicknameOtherwiseOnAllNodes() {
        Badge here = east.granted("ann", ANN);
        west.granted("ann", ANN);
        rename(east, here, new Nickname("Ann"));

        assertThat(here.speaker().nickname()).hasToString("Ann");
        await().untilAsserted(() ->
                assertThat(west.moves).extracting(ClaimNode.Move::now).contains(new Nickname("Ann")));
        assertThat(west.isTaken("ann")).isTrue();
    }

    @Test
    void areFollowedUntilThatSucceeds() {
        Badge here = east.granted("again", ANN);
        west.granted("again", ANN);
        west.follower = move -> false;
        rename(east, here, new Nickname("another"));
        await().until(() -> west.moves.size() > 3);

        west.follower = move -> true;
        await().until(() -> !isToFollow());
    }

    @Test
    void areFollowedWithoutHoldingUpTheLease() {
        Badge here = east.granted("slow", ANN);
        west.granted("slow", ANN);
        CountDownLatch answer = new CountDownLatch(1);
        west.follower = move -> {
            try {
                return answer.await(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                return false;
            }
        };
        rename(east, here, new Nickname("slower"));
        await().until(() -> !west.moves.isEmpty());

        Badge other = west.granted("given back", ANN);
        west.claims.release(other);
        await().until(() -> east.isFree("given back"));
        assertThat(west.moves).hasSize(1);
        answer.countDown();
        await().until(() -> !isToFollow());
    }

    @Test
    void areWonByOneOfTwo() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        for (int round = 0; round < 20; round++) {
            Badge one = east.granted("one" + round, Person.passerBy());
            Badge two = west.granted("two" + round, Person.passerBy());
            Nickname wanted = new Nickname("wanted" + round);
            List<Callable<Boolean>> wishes = List.of(
                    () -> rename(east, one, wanted) instanceof Claim.Moved,
                    () -> rename(west, two, wanted) instanceof Claim.Moved);
            assertThat(threads.invokeAll(wishes).stream().filter(RenamesOverNodesTest::isTrue))
                    .hasSize(1);
        }
        threads.shutdown();
    }

    @Test
    void ofOnePersonOnTwoNodesDoNotLeadApart() throws Exception {
        // Whoever followed may be renamed anew: so nobody follows between one wish and the other.
        east.follower = move -> false;
        west.follower = move -> false;
        ExecutorService threads = Executors.newFixedThreadPool(2);
        for (int round = 0; round < 20; round++) {
            Badge here = east.granted("same" + round, ANN);
            Badge there = west.granted("same" + round, ANN);
            Nickname left = new Nickname("left" + round);
            Nickname right = new Nickname("right" + round);
            List<Callable<Boolean>> wishes = List.of(
                    () -> rename(east, here, left) instanceof Claim.Moved,
                    () -> rename(west, there, right) instanceof Claim.Moved);
            assertThat(threads.invokeAll(wishes).stream().filter(RenamesOverNodesTest::isTrue))
                    .hasSize(1);
        }
        threads.shutdown();
    }

    @Test
    void leaveNoTrailHoweverOftenTheyHappen() {
        Badge badge = east.granted("start", ANN);
        for (int i = 0; i < 300; i++) {
            Claim.Moved moved = (Claim.Moved) rename(east, badge, new Nickname("name" + i));
            east.claims.giveUp(moved);
        }

        assertThat(badge.speaker().nickname()).hasToString("name299");
        assertThat(east.claims.size()).isEqualTo(1);
        await().until(() -> west.isFree("name298"));
        assertThat(west.isTaken("name299")).isTrue();
    }

    private static boolean isToFollow() throws SQLException {
        try (var connection = database.pool().getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT FROM nickname_holding WHERE moved_to IS NOT NULL")) {
            return row.next();
        }
    }

    private static Claim rename(ClaimNode node, Badge badge, Nickname wanted) {
        return node.claims.reserve(
                badge, wanted, there -> badge.as(before -> node.claims.rename(badge, wanted)), refused -> refused);
    }

    private static boolean isTrue(java.util.concurrent.Future<Boolean> future) {
        try {
            return future.get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
