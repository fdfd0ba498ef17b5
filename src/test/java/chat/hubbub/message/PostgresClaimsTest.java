package chat.hubbub.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.hubbub.identity.Badge;
import chat.hubbub.identity.Claim;
import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.NicknameClaims;
import chat.hubbub.identity.Person;
import chat.hubbub.identity.SealedOrigin;
import chat.hubbub.identity.Secret;
import chat.hubbub.identity.Speaker;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A nickname belongs to one person at a time over all nodes. */
class PostgresClaimsTest {

    private static final Person ANN = new Secret("ann's secret").person();
    private static final Person BEN = new Secret("ben's secret").person();
    private static final List<String> LOOK_ALIKES = List.of("Alice", "alice", "аlice", "ALICE");

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
    void isWonByOneOfAllWhoWantLookAlikesAtOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        for (int round = 0; round < 25; round++) {
            List<Callable<Claim>> wishes = new ArrayList<>();
            for (String nickname : LOOK_ALIKES) {
                Nickname wanted = new Nickname(nickname + round);
                wishes.add(() -> east.claims.claim(wanted, Person.passerBy()));
                wishes.add(() -> west.claims.claim(wanted, Person.passerBy()));
            }
            assertThat(outcomes(threads.invokeAll(wishes)))
                    .filteredOn(Claim.Granted.class::isInstance)
                    .hasSize(1);
            assertThat(outcomes(threads.invokeAll(wishes))).allMatch(Claim.Taken.class::isInstance);
        }
        threads.shutdown();
    }

    @Test
    void decidesLikeOneNodeAlone() {
        List<String> names = List.of("Boris", "Вoris", "вoris", "boris", "l1", "Il", "II", "ll", "rn", "m", "CO", "СО");
        for (String first : names) {
            for (String second : names) {
                NicknameClaims alone = new NicknameClaims(Clock.systemUTC(), Duration.ZERO);
                alone.claim(new Nickname(first), ANN);
                Badge badge = east.granted(first, ANN);
                boolean granted = west.grants(second, BEN);

                assertThat(granted)
                        .as(first + " and " + second)
                        .isEqualTo(alone.claim(new Nickname(second), BEN) instanceof Claim.Granted);
                east.claims.release(badge);
                if (granted) {
                    west.claims.release(west.claims
                            .badge(new Speaker(new Nickname(second), BEN))
                            .orElseThrow());
                }
                await().pollInterval(Duration.ofMillis(5)).until(() -> rows("nickname_claim") == 0);
            }
        }
    }

    @Test
    void isSharedByOnePersonOnSeveralNodes() {
        Badge here = east.granted("Shared", ANN);
        Badge there = west.granted("shared", ANN);

        assertThat(there.speaker().nickname()).hasToString("Shared");
        east.claims.release(here);
        await().until(() -> rows("nickname_holding") == 1);
        assertThat(east.isTaken("shared")).isTrue();
        west.claims.release(there);
        await().until(() -> east.isFree("shared"));
    }

    @Test
    void isKeptForThoseWhoCanReturn() throws Exception {
        try (ClaimNode keeping = ClaimNode.alive(database, Duration.ofHours(1))) {
            keeping.claims.release(keeping.granted("kept", ANN));
            keeping.claims.release(keeping.granted("gone", Person.passerBy()));

            await().until(() -> west.isFree("gone"));
            assertThat(west.isTaken("kept")).isTrue();
            assertThat(west.claims.holder(new Nickname("KEPT"))).contains(new Speaker(new Nickname("kept"), ANN));
            assertThat(west.claims.heldBy(ANN)).isEmpty();
            Badge back = west.granted("kept", ANN);
            assertThat(west.claims.knownFor(back)).isPositive();
            keeping.claims.release(keeping.granted("kept", ANN));
            west.claims.release(back);
            await().until(() -> rows("nickname_claim WHERE kept_until > now() + interval '30 min'") == 1);
            assertThat(west.isTaken("kept")).isTrue();
            PostgresDatabases.execute(
                    database, "UPDATE nickname_claim SET kept_until = clock_timestamp() WHERE kept_until IS NOT NULL");
            await().until(() -> west.isFree("kept"));
        }
    }

    @Test
    void isKnownToAllNodes() {
        SealedOrigin origin = new SealedOrigin("sealed");
        east.claims.claim(new Nickname("known"), ANN, () -> Optional.of(origin));

        assertThat(west.claims.holder(new Nickname("Known"))).contains(new Speaker(new Nickname("known"), ANN));
        assertThat(west.claims.heldBy(ANN)).contains(new Speaker(new Nickname("known"), ANN));
        assertThat(west.claims.originOf(new Nickname("known"))).contains(origin);
        assertThat(west.claims.holder(new Nickname("nobody"))).isEmpty();
        assertThat(west.claims.originOf(new Nickname("nobody"))).isEmpty();
    }

    @Test
    void isNotGivenBackByWhoLeftBeforeAnotherCame() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        Callable<Badge> comesAndGoes = () -> {
            for (int i = 0; i < 150; i++) {
                east.claims.release(east.granted("tabs", ANN));
            }
            return east.granted("tabs", ANN);
        };
        List<Future<Badge>> tabs = threads.invokeAll(List.of(comesAndGoes, comesAndGoes, comesAndGoes));
        threads.shutdown();

        assertThat(west.isTaken("tabs")).isTrue();
        east.claims.release(east.granted("last", ANN));
        await().until(() -> west.isFree("last"));
        assertThat(west.isTaken("tabs")).isTrue();
        for (Future<Badge> tab : tabs) {
            east.claims.release(tab.get());
        }
        await().until(() -> west.isFree("tabs"));
    }

    @Test
    void isFreeAtOnceForWhoLeftAndComesBackWithoutASecret() {
        for (int i = 0; i < 50; i++) {
            east.claims.release(east.granted("again", Person.passerBy()));
        }
        await().until(() -> rows("nickname_holding") == 0);
    }

    @Test
    void isOnlyKeptForSoMany() throws Exception {
        try (var connection = database.pool().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("""
                    INSERT INTO nickname_claim (skeleton, glance, nickname, person, since, keep, kept_until)
                    SELECT 's' || n, 's' || n, 'n' || n, 's:p', now(), '1 h', now() + n * interval '1 min'
                    FROM generate_series(1, 20005) n""");
            await().until(() -> rows("nickname_claim") == NicknameClaims.MOST_KEPT);
            assertThat(rows("nickname_claim WHERE skeleton = 's5'")).isZero();
            statement.execute("DELETE FROM nickname_claim");
        }
    }

    private static List<Claim> outcomes(List<Future<Claim>> futures) throws Exception {
        List<Claim> claims = new ArrayList<>();
        for (Future<Claim> future : futures) {
            claims.add(future.get());
        }
        return claims;
    }

    private static long rows(String table) throws SQLException {
        return Long.parseLong(PostgresDatabases.text(database, "SELECT count(*) FROM " + table));
    }
}
