package chat.hubbub.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.hubbub.identity.Secret;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class RevisionsTest {

    private static final Duration NEVER = Duration.ofDays(1);

    private final String url = PostgresDatabases.freshUrl();
    private final PostgresJournals here = PostgresJournals.open(url);
    private final PostgresJournals there = PostgresJournals.open(url);
    private final FaultyConnections database = new FaultyConnections(here.source);
    private final AtomicInteger pushReloads = new AtomicInteger();
    private final AtomicInteger moderationReloads = new AtomicInteger();
    private Revisions revisions = new Revisions(database, () -> here.newswire);

    @AfterEach
    void close() {
        revisions.stop();
        here.close();
        there.close();
    }

    @Test
    void hasEverythingReadOnceAtFirst() {
        watch();
        await().untilAsserted(() -> assertThat(pushReloads).hasValue(1));
        await().untilAsserted(() -> assertThat(moderationReloads).hasValue(1));
    }

    @Test
    void hasReadAgainWhatAnotherNodeChangedAndNothingElse() {
        watch();
        await().untilAsserted(() -> assertThat(pushReloads).hasValue(1));
        change();
        await().untilAsserted(() -> assertThat(pushReloads).hasValue(2));
        assertThat(moderationReloads).hasValue(1);
    }

    @Test
    void startsOverWhereTheDatabaseWentBackInTime() throws SQLException {
        change();
        change();
        watch();
        AtomicInteger startedOver = new AtomicInteger();
        AtomicInteger reloaded = new AtomicInteger();
        revisions.watch(Revisions.PUSH, reloaded::incrementAndGet, startedOver::incrementAndGet);
        await().untilAsserted(() -> assertThat(startedOver).hasValue(1));
        change();
        await().untilAsserted(() -> assertThat(reloaded).hasValue(1));
        run("UPDATE revision SET number = 1");
        await().untilAsserted(() -> assertThat(startedOver).hasValue(2));
        run("CREATE OR REPLACE FUNCTION hubbub_life() RETURNS text LANGUAGE sql STABLE AS 'SELECT ''another''::text'");
        await().untilAsserted(() -> assertThat(startedOver).hasValue(3));
        change();
        await().untilAsserted(() -> assertThat(reloaded).hasValue(2));
        assertThat(startedOver).hasValue(3);
    }

    @Test
    void leavesAloneForAWhileWhatTakesLongToRead() {
        revisions = new Revisions(database, () -> here.newswire, Duration.ofMillis(1), Duration.ofMillis(1));
        List<Long> times = new CopyOnWriteArrayList<>();
        revisions.watch(Revisions.PUSH, () -> {
            times.add(System.nanoTime());
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            times.add(System.nanoTime());
        });
        revisions.start();
        await().until(() -> times.size() == 2);
        change();
        await().atMost(Duration.ofMinutes(2)).until(() -> times.size() == 4);
        assertThat(times.get(2) - times.get(1)).isGreaterThanOrEqualTo(10 * (times.get(1) - times.get(0)));
    }

    @Test
    void looksAtOnceWhenItIsToldTo() throws SQLException {
        here.newswire.works = true;
        revisions = new Revisions(database, () -> here.newswire, NEVER, NEVER);
        watch();
        await().untilAsserted(() -> assertThat(moderationReloads).hasValue(1));
        run("INSERT INTO revision (subject, number) VALUES ('" + Revisions.MODERATION + "', 1)");
        revisions.look();
        await().untilAsserted(() -> assertThat(moderationReloads).hasValue(2));
    }

    @Test
    void looksByItselfWhetherOrNotNodesHearOfEachOther() {
        here.newswire.works = true;
        watch();
        await().untilAsserted(() -> assertThat(pushReloads).hasValue(1));
        change();
        await().untilAsserted(() -> assertThat(pushReloads).hasValue(2));
    }

    @Test
    void triesAgainWhatCouldNotBeReadAndDoesNotHoldUpTheRest() {
        AtomicInteger tries = new AtomicInteger();
        revisions.watch(Revisions.PUSH, () -> {
            if (tries.incrementAndGet() < 3) {
                throw new IllegalStateException("not now");
            }
            pushReloads.incrementAndGet();
        });
        revisions.watch(Revisions.MODERATION, moderationReloads::incrementAndGet);
        revisions.start();
        await().untilAsserted(() -> assertThat(pushReloads).hasValue(1));
        assertThat(moderationReloads).hasValue(1);
    }

    @Test
    void saysOnceThatTheDatabaseIsAwayAndOnceThatItIsBack(CapturedOutput output) {
        revisions = new Revisions(database, () -> here.newswire, Duration.ofMillis(1), Duration.ofMillis(1));
        watch();
        await().untilAsserted(() -> assertThat(pushReloads).hasValue(1));
        database.fail(FaultyConnections.Fault.OPEN);
        await().until(() -> output.getOut().contains("What other nodes change is not seen"));
        change();
        database.fail(FaultyConnections.Fault.NONE);
        await().untilAsserted(() -> assertThat(pushReloads).hasValue(2));
        await().until(() -> output.getOut().contains("is seen again"));
        assertThat(output.getOut())
                .containsOnlyOnce("What other nodes change is not seen")
                .containsOnlyOnce("is seen again")
                .doesNotContain("\tat ");
    }

    private void watch() {
        revisions.watch(Revisions.PUSH, pushReloads::incrementAndGet);
        revisions.watch(Revisions.MODERATION, moderationReloads::incrementAndGet);
        revisions.start();
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = there.source.open();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void change() {
        there.push.forget(new Secret("of ann").person());
    }
}
