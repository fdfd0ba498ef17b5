package chat.hubbub.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.Secret;
import chat.hubbub.identity.Speaker;
import chat.hubbub.presence.Departure;
import chat.hubbub.room.RoomName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People come, go and are renamed on three nodes, while all kinds of things happen to Redis: in the end all nodes agree with the truth. */
class PresenceModelTest {

    private static final List<RoomName> ROOMS = List.of(RoomName.PUBLIC, new RoomName("one"), new RoomName("two"));
    private static final int PEOPLE = 12;
    private static final int NICKNAMES = 16;
    private static final int TROUBLES = 3;
    private static final Duration BETWEEN_TROUBLES = Duration.ofMillis(500);

    private final RedisServers redis = RedisServers.start();
    private final List<TestNode> nodes = List.of(new TestNode(redis), new TestNode(redis), new TestNode(redis));
    private final List<Speaker> people = new ArrayList<>();
    private final List<Seat> seats = new ArrayList<>();

    private record Seat(TestNode node, RoomName room, int person) {}

    @AfterEach
    void stop() {
        redis.goOn();
        nodes.forEach(TestNode::close);
        redis.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void allNodesAgreeWithTheTruthInTheEnd(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < PEOPLE; i++) {
            people.add(new Speaker(new Nickname("person" + i), new Secret("secret" + i).person()));
        }
        TestNode.awaitAcquaintance(nodes);
        for (int i = 0; i < TROUBLES; i++) {
            boolean paused = trouble(random.nextInt(5));
            live(random);
            if (paused) {
                redis.goOn();
            }
            live(random);
        }

        await().untilAsserted(() -> {
            for (RoomName room : ROOMS) {
                for (TestNode node : nodes) {
                    assertThat(node.members(room)).isEqualTo(truth(room));
                    assertThat(node.presence.online(room)).isEqualTo(truth(room).size());
                    assertThat(node.told.getOrDefault(room, Set.of())).isEqualTo(truth(room));
                    assertThat(node.absurd).isEmpty();
                }
            }
        });
    }

    private boolean trouble(int kind) {
        switch (kind) {
            case 0 -> redis.restart();
            case 1 -> redis.pause();
            case 2 -> redis.cutListeners();
            case 3 -> redis.cutTalkers();
            default -> redis.command("FLUSHALL");
        }
        return kind == 1;
    }

    private void live(Random random) {
        long until = System.nanoTime() + BETWEEN_TROUBLES.toNanos();
        await().atMost(Duration.ofMinutes(1))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(3))
                .until(() -> {
                    move(random);
                    return System.nanoTime() > until;
                });
    }

    private void move(Random random) {
        int kind = random.nextInt(100);
        if (kind < 3) {
            rename(random.nextInt(PEOPLE), random.nextInt(NICKNAMES));
        } else if (kind < 52 || seats.isEmpty()) {
            Seat seat = new Seat(
                    nodes.get(random.nextInt(nodes.size())),
                    ROOMS.get(random.nextInt(ROOMS.size())),
                    random.nextInt(PEOPLE));
            seats.add(seat);
            seat.node.join(seat.room, people.get(seat.person));
        } else {
            Seat seat = seats.remove(random.nextInt(seats.size()));
            Departure departure = random.nextBoolean() ? Departure.SAID : Departure.BROKEN;
            seat.node.leave(seat.room, people.get(seat.person), departure);
        }
    }

    /** On all nodes where they are connected, to a nickname that somebody else may have had just now. */
    private void rename(int person, int number) {
        Speaker before = people.get(person);
        Speaker now = new Speaker(new Nickname("person" + number), before.person());
        if (people.stream().anyMatch(each -> each.nickname().equals(now.nickname()))) {
            return;
        }
        people.set(person, now);
        seats.stream()
                .filter(seat -> seat.person == person)
                .map(Seat::node)
                .distinct()
                .forEach(node -> node.rename(before, now));
    }

    private Set<String> truth(RoomName room) {
        Set<String> truth = new TreeSet<>();
        seats.stream()
                .filter(seat -> seat.room.equals(room))
                .forEach(seat -> truth.add(people.get(seat.person).nickname().value()));
        return truth;
    }
}
