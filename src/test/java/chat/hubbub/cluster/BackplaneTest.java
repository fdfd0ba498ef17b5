package chat.hubbub.cluster;

import static chat.hubbub.cluster.People.renamed;
import static chat.hubbub.cluster.People.speaker;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.hubbub.contract.MovableClock;
import chat.hubbub.identity.Speaker;
import chat.hubbub.message.ChatEvent;
import chat.hubbub.presence.Departure;
import chat.hubbub.room.RoomName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BackplaneTest {

    private static final RoomName ROOM = RoomName.PUBLIC;

    private static RedisServers redis;
    private final Speaker ann = speaker("ann");
    private final Speaker ben = speaker("ben");
    private TestNode here;
    private TestNode there;

    @BeforeAll
    static void startRedis() {
        redis = RedisServers.start();
    }

    @AfterAll
    static void stopRedis() {
        redis.close();
    }

    @BeforeEach
    void startNodes() {
        startNodes(new TestNode(redis), new TestNode(redis));
    }

    @AfterEach
    void stopNodes() {
        here.close();
        there.close();
    }

    @Test
    void tellsTheOtherNodesWhatWasStoredInItsOrder() {
        List<ChatEvent> events = new ArrayList<>();
        for (int seq = 1; seq <= 300; seq++) {
            events.add(new ChatEvent.Chat(ROOM, seq, ann.nickname(), "x".repeat(4_000), Instant.EPOCH));
        }
        here.backplane.stored(Optional.empty(), events.subList(0, 200));
        here.backplane.stored(Optional.empty(), events.subList(200, 300));

        await().untilAsserted(() -> assertThat(there.stored).isEqualTo(events));
        List<ChatEvent> answer = List.of(new ChatEvent.Chat(ROOM, 301, ben.nickname(), "x", Instant.EPOCH));
        there.backplane.stored(Optional.empty(), answer);
        await().until(() -> !here.stored.isEmpty());
        assertThat(here.stored).isEqualTo(answer);
    }

    @Test
    void tellsTheOtherNodesWhatIsStoredNowhere() {
        here.backplane.typing(ROOM, ann.nickname());
        here.backplane.renamed(ann, renamed(ann, "anna"));
        here.backplane.admitted(ben.person(), new RoomName("private-room"));

        await().untilAsserted(() -> assertThat(there.hearsay)
                .containsExactlyInAnyOrder(
                        new News.Typing(ROOM, ann.nickname()),
                        new News.Renamed(ann, renamed(ann, "anna")),
                        new News.Admitted(ben.person(), new RoomName("private-room"))));
        there.backplane.typing(ROOM, ben.nickname());
        there.backplane.renamed(ben, renamed(ben, "benno"));
        await().until(() -> here.hearsay.size() >= 2);
        assertThat(here.hearsay)
                .containsExactlyInAnyOrder(
                        new News.Typing(ROOM, ben.nickname()), new News.Renamed(ben, renamed(ben, "benno")));
    }

    @Test
    void hasTheOtherNodesLookAtWhatWasRevised() {
        int before = there.looks.get();
        here.backplane.revised();

        await().until(() -> there.looks.get() > before);
    }

    @Test
    void somebodyOnTwoNodesIsOneAndLeavesOnce() {
        here.join(ROOM, ann);
        there.join(ROOM, ann);
        there.join(ROOM, ben);
        await().untilAsserted(() -> assertThat(here.members(ROOM)).containsExactlyInAnyOrder("ann", "ben"));
        here.leave(ROOM, ann, Departure.SAID);
        here.join(ROOM, speaker("eve"));
        await().until(() -> there.members(ROOM).contains("eve"));
        assertThat(there.moves).containsExactly("+ann", "+ben", "+eve");

        there.leave(ROOM, ann, Departure.SAID);
        await().untilAsserted(() -> assertThat(here.members(ROOM)).containsExactlyInAnyOrder("ben", "eve"));
        assertThat(here.moves).containsExactly("+ann", "+ben", "+eve", "-ann");
    }

    @Test
    void allNodesAgreeSinceWhenSomebodyHasBeenThere() {
        here.join(ROOM, ann);
        await().until(() -> there.members(ROOM).contains("ann"));
        there.join(ROOM, ann);
        there.join(ROOM, ben);
        await().until(() -> here.members(ROOM).contains("ben"));
        here.leave(ROOM, ann, Departure.SAID);

        assertThat(there.roster(ROOM).get(0).since().toEpochMilli())
                .isEqualTo(here.roster(ROOM).get(0).since().toEpochMilli());
    }

    @Test
    void aNewNodeKnowsWhoWasThereBefore() {
        for (int i = 0; i < 2 * Roll.MOST_AT_ONCE; i++) {
            here.join(ROOM, speaker("person" + i));
        }
        await().until(() -> there.members(ROOM).size() == 2 * Roll.MOST_AT_ONCE);
        try (TestNode late = new TestNode(redis)) {
            await().untilAsserted(() -> assertThat(late.members(ROOM)).isEqualTo(here.members(ROOM)));
        }
    }

    @Test
    void whoseConnectionBreaksAndComesBackOnAnotherNodeNeverLeft() {
        MovableClock clock = restartOnMovableClock();
        here.join(ROOM, ann);
        await().until(() -> there.members(ROOM).contains("ann"));
        here.leave(ROOM, ann, Departure.BROKEN);
        there.join(ROOM, ann);
        there.join(ROOM, ben);
        await().until(() -> here.members(ROOM).contains("ben"));
        there.leave(ROOM, ben, Departure.BROKEN);
        await().until(() -> {
            clock.advance(TestNode.GRACE);
            return here.moves.contains("-ben") && there.moves.contains("-ben");
        });

        assertThat(here.moves).containsExactly("+ann", "+ben", "-ben");
        assertThat(there.moves).containsExactly("+ann", "+ben", "-ben");
    }

    @Test
    void whoTakesAnotherNicknameStaysWhereTheyAreOnAllNodes() {
        Speaker anna = renamed(ann, "anna");
        here.join(ROOM, ann);
        here.join(new RoomName("other"), ann);
        await().until(() -> there.presence.places(ann) == 2);
        here.rename(ann, anna);
        await().until(() -> there.presence.places(anna) == 2);
        here.leave(ROOM, anna, Departure.SAID);
        await().until(() -> there.members(ROOM).isEmpty());

        assertThat(there.moves).containsExactly("+ann", "+ann", "ann>anna", "ann>anna", "-anna");
    }

    @Test
    void whoIsRenamedHereWhileTheirSeatIsElsewhereLeavesUnderTheNewNickname() {
        here.join(ROOM, ann);
        there.join(ROOM, ann);
        here.join(ROOM, speaker("cem"));
        there.join(ROOM, ben);
        await().until(() ->
                here.members(ROOM).contains("ben") && there.members(ROOM).contains("cem"));
        Speaker anna = renamed(ann, "anna");
        there.rename(ann, anna);
        here.rename(ann, anna);
        here.leave(ROOM, anna, Departure.SAID);
        there.leave(ROOM, anna, Departure.SAID);

        await().until(() -> here.members(ROOM).equals(Set.of("ben", "cem"))
                && there.members(ROOM).equals(Set.of("ben", "cem")));
        for (TestNode node : List.of(here, there)) {
            assertThat(node.moves)
                    .filteredOn(move -> move.contains("ann"))
                    .containsExactly("+ann", "ann>anna", "-anna");
        }
    }

    @Test
    void aNicknameThatChangesHandsBetweenNodesLeavesNobodyUnseen() {
        Speaker other = new Speaker(ann.nickname(), ben.person());
        here.join(ROOM, ann);
        await().until(() -> there.members(ROOM).contains("ann"));
        there.join(ROOM, other);
        there.join(ROOM, speaker("cem"));
        await().until(() -> here.members(ROOM).contains("cem"));
        assertThat(here.presence.places(ann)).isEqualTo(1);
        assertThat(there.presence.places(other)).isEqualTo(1);

        there.leave(ROOM, other, Departure.SAID);
        await().until(() -> there.presence.places(ann) == 1);
        there.join(ROOM, other);
        here.leave(ROOM, ann, Departure.SAID);
        await().until(() -> here.presence.places(other) == 1);
        assertThat(here.members(ROOM)).containsExactlyInAnyOrder("ann", "cem");
        assertThat(there.members(ROOM)).containsExactlyInAnyOrder("ann", "cem");
    }

    @Test
    void whoWasOnANodeThatDiedIsGoneSoon() {
        stopNodes();
        Duration lease = Duration.ofMillis(1_500);
        startNodes(new TestNode(redis, lease), new TestNode(redis, lease));
        here.join(ROOM, ann);
        there.join(ROOM, ben);
        await().until(() -> there.members(ROOM).size() == 2);
        here.die();

        await().untilAsserted(() -> assertThat(there.members(ROOM)).containsExactly("ben"));
        assertThat(there.backplane.nodes()).isZero();
    }

    @Test
    void whoComesBackFromANodeThatStopsNeverLeft() {
        MovableClock clock = restartOnMovableClock();
        here.join(ROOM, ann);
        here.join(ROOM, ben);
        await().until(() -> there.members(ROOM).size() == 2);
        here.close();
        await().until(() -> there.backplane.nodes() == 0);
        there.join(ROOM, ann);
        await().until(() -> {
            clock.advance(TestNode.GRACE);
            return there.moves.contains("-ben");
        });

        assertThat(there.moves).containsExactly("+ann", "+ben", "-ben");
    }

    @Test
    void whatRedisForgotIsWrittenAnew() {
        here.join(ROOM, ann);
        await().until(() -> there.members(ROOM).contains("ann"));
        redis.command("FLUSHALL");
        await().until(() -> redis.command("KEYS test:presence:*").equals("*2"));
        try (TestNode late = new TestNode(redis)) {
            await().until(() -> late.members(ROOM).contains("ann"));
        }
    }

    private void startNodes(TestNode one, TestNode other) {
        redis.command("FLUSHALL");
        here = one;
        there = other;
        TestNode.awaitAcquaintance(List.of(here, there));
    }

    /** No absence ends before a test says so. */
    private MovableClock restartOnMovableClock() {
        stopNodes();
        MovableClock clock = new MovableClock(Instant.now());
        startNodes(new TestNode(redis, clock), new TestNode(redis, clock));
        return clock;
    }
}
