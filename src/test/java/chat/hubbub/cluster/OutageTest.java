package chat.hubbub.cluster;

import static chat.hubbub.cluster.People.speaker;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.hubbub.message.ChatEvent;
import chat.hubbub.presence.Departure;
import chat.hubbub.room.RoomName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A Redis that is away, or stands still, or forgets. */
class OutageTest {

    private static final RoomName ROOM = RoomName.PUBLIC;

    private RedisServers redis;
    private TestNode here;
    private TestNode there;

    @BeforeEach
    void startNodes() {
        redis = RedisServers.start();
        here = new TestNode(redis);
        there = new TestNode(redis);
        TestNode.awaitAcquaintance(List.of(here, there));
        here.join(ROOM, speaker("ann"));
        there.join(ROOM, speaker("ben"));
        await().until(() ->
                here.members(ROOM).size() == 2 && there.members(ROOM).size() == 2);
    }

    @AfterEach
    void stopNodes() {
        redis.goOn();
        here.close();
        there.close();
        redis.close();
    }

    @Test
    void nobodyIsGoneWhileRedisIsAwayAndAllIsCaughtUpWithWhenItIsBack() {
        redis.kill();
        await().until(() -> !here.works() && !there.works());
        here.join(ROOM, speaker("cem"));
        there.leave(ROOM, speaker("ben"), Departure.SAID);
        here.leap(TestNode.LEASE.multipliedBy(2));
        there.leap(TestNode.LEASE.multipliedBy(2));
        await().pollDelay(Duration.ofSeconds(1)).untilAsserted(() -> {
            assertThat(here.members(ROOM)).containsExactlyInAnyOrder("ann", "ben", "cem");
            assertThat(there.members(ROOM)).containsExactly("ann");
        });
        int looks = here.looks.get();
        redis.restart();

        await().untilAsserted(() -> {
            assertThat(here.members(ROOM)).containsExactlyInAnyOrder("ann", "cem");
            assertThat(there.members(ROOM)).containsExactlyInAnyOrder("ann", "cem");
        });
        assertThat(here.looks.get()).isGreaterThan(looks);
        assertThat(there.moves).doesNotContain("-ann");
    }

    @Test
    void aRedisThatStandsStillIsNoticedAndNobodyWaitsForIt() {
        redis.pause();
        await().atMost(Pulse.PATIENCE.plusSeconds(3)).until(() -> !here.works() && !there.works());
        here.join(ROOM, speaker("cem"));
        long begun = System.nanoTime();
        for (int i = 1; i < 10_000; i++) {
            here.backplane.stored(
                    Optional.empty(),
                    List.of(new ChatEvent.Chat(ROOM, i, speaker("ann").nickname(), "hello", Instant.EPOCH)));
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
        int looks = there.looks.get();
        redis.goOn();

        await().until(() -> there.works() && there.members(ROOM).contains("cem"));
        await().until(() -> there.looks.get() > looks);
    }

    @Test
    void aCutConnectionIsReplacedAndWhatWasMissedIsLookedFor() {
        int looks = here.looks.get();
        redis.cutListeners();
        await().until(() -> here.looks.get() > looks && here.works());
        redis.cutTalkers();
        here.join(ROOM, speaker("cem"));

        await().until(() -> there.members(ROOM).contains("cem"));
        await().until(() -> here.traffic.lostConnections.sum() == 2);
    }

    @Test
    void aNodeStartsWithoutRedisAndFindsItLater() {
        redis.kill();
        try (TestNode late = new TestNode(redis)) {
            late.join(ROOM, speaker("eve"));
            redis.restart();
            await().until(() ->
                    here.members(ROOM).contains("eve") && late.members(ROOM).containsAll(List.of("ann", "ben")));
        }
    }
}
