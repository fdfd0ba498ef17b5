package chat.hubbub.cluster;

import static org.awaitility.Awaitility.await;

import chat.hubbub.conversation.Elsewhere;
import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.Speaker;
import chat.hubbub.message.ChatEvent;
import chat.hubbub.message.InstallationKey;
import chat.hubbub.presence.Departure;
import chat.hubbub.presence.Member;
import chat.hubbub.presence.Presence;
import chat.hubbub.presence.PresenceListener;
import chat.hubbub.presence.Renaming;
import chat.hubbub.room.RoomName;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** What a node is to the others: who is present on it, and what it hears. */
final class TestNode implements AutoCloseable {

    static final Duration GRACE = Duration.ofMillis(600);

    /** So long that no node is taken for gone because the machine is busy. */
    static final Duration LEASE = Duration.ofSeconds(10);

    static final String PREFIX = "test";
    static final InstallationKey KEY = new InstallationKey(new byte[] {1, 2, 3});

    final List<String> moves = new CopyOnWriteArrayList<>();
    final List<ChatEvent> stored = new CopyOnWriteArrayList<>();
    final List<News> hearsay = new CopyOnWriteArrayList<>();
    /** Who is where for somebody who believes what they are told, and what of that cannot be. */
    final Map<RoomName, Set<String>> told = new ConcurrentHashMap<>();

    final List<String> absurd = new CopyOnWriteArrayList<>();
    final AtomicInteger looks = new AtomicInteger();
    final Traffic traffic = new Traffic();
    final Presence presence;
    final Backplane backplane;
    private final RedisClients clients;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private volatile Duration ahead = Duration.ZERO;

    TestNode(RedisServers redis) {
        this(redis, LEASE);
    }

    TestNode(RedisServers redis, Duration lease) {
        this(redis.url(), lease, KEY, Clock.systemUTC());
    }

    /** Whose people stay for as long as a test says. */
    TestNode(RedisServers redis, Clock presenceClock) {
        this(redis.url(), LEASE, KEY, presenceClock);
    }

    /** Of one installation with those who have the same key. */
    TestNode(RedisServers redis, InstallationKey key) {
        this(redis.url(), LEASE, key, Clock.systemUTC());
    }

    private TestNode(String url, Duration lease, InstallationKey key, Clock presenceClock) {
        SeatBook book = new SeatBook(new OwnSeats());
        InstantSource time = () -> Instant.now().plus(ahead);
        clients = new RedisClients(new RedisProperties(url, PREFIX), new Seal(key, traffic.forged::increment));
        presence = new Presence(presenceClock, GRACE, new Moves(), book);
        backplane = new Backplane(clients, book, lease, time.withZone(ZoneOffset.UTC), traffic);
        backplane.start(new Elsewhere(presence), this::hear);
        timer.scheduleWithFixedDelay(presence::announceAbsences, 20, 20, TimeUnit.MILLISECONDS);
    }

    /** Until all of them hear each other. */
    static void awaitAcquaintance(List<TestNode> nodes) {
        await().until(() ->
                nodes.stream().allMatch(node -> node.works() && node.backplane.nodes() == nodes.size() - 1));
    }

    /** So much more time has passed for what it thinks of other nodes and of Redis. */
    void leap(Duration time) {
        ahead = ahead.plus(time);
    }

    void join(RoomName room, Speaker speaker) {
        presence.join(room, speaker);
    }

    void leave(RoomName room, Speaker speaker, Departure departure) {
        presence.leave(room, speaker, departure);
    }

    void rename(Speaker before, Speaker now) {
        presence.rename(before, now).forEach(Renaming::told);
    }

    Set<String> members(RoomName room) {
        return presence.members(room).stream()
                .map(member -> member.nickname().value())
                .collect(Collectors.toSet());
    }

    List<Member> roster(RoomName room) {
        return presence.members(room);
    }

    boolean works() {
        return backplane.works();
    }

    /** It can tell nobody that it is gone. */
    void die() {
        clients.close();
        close();
    }

    @Override
    public void close() {
        backplane.close();
        timer.shutdownNow();
    }

    private final class Moves implements PresenceListener {

        @Override
        public void joined(RoomName room, Nickname nickname, int online) {
            moves.add("+" + nickname);
            come(room, nickname);
        }

        @Override
        public void left(RoomName room, Nickname nickname, int online) {
            moves.add("-" + nickname);
            go(room, nickname);
        }

        @Override
        public void renamed(RoomName room, Nickname before, Nickname now) {
            moves.add(before + ">" + now);
            go(room, before);
            come(room, now);
        }

        private void come(RoomName room, Nickname nickname) {
            if (!told.computeIfAbsent(room, any -> ConcurrentHashMap.newKeySet())
                    .add(nickname.value())) {
                absurd.add("+" + nickname);
            }
        }

        private void go(RoomName room, Nickname nickname) {
            if (!told.getOrDefault(room, Set.of()).remove(nickname.value())) {
                absurd.add("-" + nickname);
            }
        }
    }

    private void hear(News news) {
        if (news instanceof News.Stored heard) {
            stored.addAll(heard.events());
        } else if (news instanceof News.Missed || news instanceof News.Revised) {
            looks.incrementAndGet();
        } else {
            hearsay.add(news);
        }
    }
}
