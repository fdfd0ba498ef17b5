package chat.hubbub.cluster;

import static chat.hubbub.cluster.People.speaker;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import chat.hubbub.contract.MovableClock;
import chat.hubbub.conversation.Elsewhere;
import chat.hubbub.identity.Nickname;
import chat.hubbub.presence.Presence;
import chat.hubbub.presence.PresenceListener;
import chat.hubbub.room.RoomName;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A node that is dead, as far as the clock of another one tells. */
class NeighboursTest {

    private static final RoomName ROOM = RoomName.PUBLIC;
    private static final Duration TICK = Duration.ofMillis(250);
    private static final Duration BEFORE_IT_IS_ASKED_FOR = Backplane.LEASE.minus(TICK.multipliedBy(2));

    private static RedisServers redis;
    private static RedisClients clients;
    private static RedisSession session;

    private final MovableClock clock = new MovableClock(Instant.ofEpochSecond(1));
    private final Presence presence = new Presence(Clock.systemUTC(), Duration.ZERO, new Deaf());
    private final BlockingQueue<Runnable> answers = new LinkedBlockingQueue<>();
    private final NodeId node = NodeId.random();
    private Neighbours neighbours;
    private Instant worksSince = clock.instant();

    @BeforeAll
    static void startRedis() {
        redis = RedisServers.start();
        Seal seal = new Seal(TestNode.KEY, () -> {});
        clients = new RedisClients(new RedisProperties(redis.url(), TestNode.PREFIX), seal);
        session = clients.open(bytes -> {});
    }

    @AfterAll
    static void stopRedis() {
        clients.close();
        redis.close();
    }

    @BeforeEach
    void hearOfOne() {
        neighbours = new Neighbours(
                new Elsewhere(presence),
                new SeatBook(new OwnSeats()),
                Backplane.LEASE,
                clock,
                new Traffic(),
                answers::add);
        neighbours.beat(node, 0, session);
        neighbours.moved(
                node,
                new News.Moves(1, List.of(new Move.Taken(new Place(ROOM, speaker("ann")), Instant.EPOCH))),
                session);
    }

    @AfterEach
    void nothingElseIsAsked() {
        assertThat(isAskedFor()).isFalse();
    }

    @Test
    void isGoneWhenNothingWasHeardOfItForALease() throws InterruptedException {
        newsWorkFor(BEFORE_IT_IS_ASKED_FOR);
        assertThat(isAskedFor()).isFalse();

        newsWorkFor(TICK.multipliedBy(3));
        answer();
        assertThat(presence.online(ROOM)).isZero();
    }

    @Test
    void isGoneInTheSameTimeHoweverOftenNewsAreCut() throws InterruptedException {
        Duration worked = Duration.ZERO;
        while (worked.compareTo(BEFORE_IT_IS_ASKED_FOR) < 0) {
            newsAreCutFor(Duration.ofSeconds(1));
            newsWorkFor(Duration.ofSeconds(1));
            worked = worked.plusSeconds(1);
        }
        assertThat(presence.online(ROOM)).isOne();

        newsWorkFor(Duration.ofSeconds(1));
        answer();
        assertThat(presence.online(ROOM)).isZero();
    }

    @Test
    void isThereHoweverLongNewsDoNotGetThrough() {
        for (int i = 0; i < 10; i++) {
            newsWorkFor(TICK);
            newsAreCutFor(Backplane.LEASE);
        }
        newsWorkFor(TICK);

        assertThat(neighbours.count()).isOne();
    }

    @Test
    void isThereWhileItIsHeardNowAndThen() {
        for (int i = 0; i < 5; i++) {
            newsWorkFor(BEFORE_IT_IS_ASKED_FOR);
            newsAreCutFor(Duration.ofSeconds(1));
            neighbours.beat(node, 1, session);
        }

        assertThat(neighbours.count()).isOne();
    }

    private void newsWorkFor(Duration duration) {
        for (Instant end = clock.instant().plus(duration); clock.instant().isBefore(end); ) {
            clock.advance(TICK);
            neighbours.tend(Duration.between(worksSince, clock.instant()).toMillis(), session);
        }
    }

    private void newsAreCutFor(Duration duration) {
        clock.advance(duration);
        worksSince = clock.instant();
        neighbours.tend(0, session);
    }

    /** What was asked before is answered before. */
    private boolean isAskedFor() {
        session.presence(NodeId.random()).toCompletableFuture().join();
        return !answers.isEmpty();
    }

    private void answer() throws InterruptedException {
        requireNonNull(answers.poll(5, TimeUnit.SECONDS)).run();
    }

    private static final class Deaf implements PresenceListener {
        @Override
        public void joined(RoomName room, Nickname nickname, int online) {}

        @Override
        public void left(RoomName room, Nickname nickname, int online) {}

        @Override
        public void renamed(RoomName room, Nickname before, Nickname now) {}
    }
}
