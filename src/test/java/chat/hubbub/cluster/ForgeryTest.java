package chat.hubbub.cluster;

import static chat.hubbub.cluster.People.speaker;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.hubbub.message.InstallationKey;
import chat.hubbub.presence.Departure;
import chat.hubbub.room.RoomName;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A Redis in which others write too. */
class ForgeryTest {

    private static final RoomName ROOM = RoomName.PUBLIC;
    private static final InstallationKey OTHER_KEY = new InstallationKey(new byte[] {9});
    private static final Names NAMES = Names.in(TestNode.PREFIX, RedisKind.SINGLE);

    private static RedisServers redis;
    private static RedisClient client;
    private static StatefulRedisConnection<String, byte[]> forger;

    private TestNode here;
    private TestNode there;

    @BeforeAll
    static void startRedis() {
        redis = RedisServers.start();
        client = RedisClient.create(redis.url());
        forger = client.connect(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE));
    }

    @AfterAll
    static void stopRedis() {
        client.shutdown();
        redis.close();
    }

    @BeforeEach
    void startNodes() {
        redis.command("FLUSHALL");
        here = new TestNode(redis);
        there = new TestNode(redis);
        TestNode.awaitAcquaintance(List.of(here, there));
    }

    @AfterEach
    void stopNodes() {
        here.close();
        there.close();
    }

    static List<News> allKinds() {
        return NewsCodecTest.allKinds();
    }

    @ParameterizedTest
    @MethodSource("allKinds")
    void newsThatNoNodeOfThisInstallationToldAreNotHeard(News news) {
        byte[] bytes = NewsCodec.encode(NodeId.random(), news);
        Seal other = new Seal(OTHER_KEY, () -> {});
        Seal own = new Seal(TestNode.KEY, () -> {});
        publish(NAMES.nodes(), bytes);
        publish(NAMES.nodes(), other.seal(NAMES.nodes(), bytes));
        publish(NAMES.nodes(), own.seal(NAMES.rooms(ROOM), bytes));

        await().until(() -> here.traffic.forged.sum() == 3);
        tellSomethingTrue();
        assertThat(here.stored).isEmpty();
        assertThat(here.hearsay)
                .containsExactly(new News.Typing(ROOM, speaker("cem").nickname()));
        assertThat(here.backplane.nodes()).isEqualTo(1);
        assertThat(here.moves).isEmpty();
    }

    @Test
    void nobodyElseSaysGoodbyeForANode() {
        there.join(ROOM, speaker("ann"));
        await().until(() -> here.members(ROOM).contains("ann"));
        publish(NAMES.nodes(), NewsCodec.encode(nodeWith("ann"), new News.Goodbye()));

        await().until(() -> here.traffic.forged.sum() == 1);
        tellSomethingTrue();
        assertThat(here.members(ROOM)).containsExactly("ann");
    }

    @Test
    void whoIsWrittenToBePresentByOthersIsNot() {
        there.join(ROOM, speaker("ann"));
        await().until(() -> here.members(ROOM).contains("ann"));
        String key = NAMES.presence(nodeWith("ann"));
        byte[] foreign = new Seal(OTHER_KEY, () -> {}).seal(key, "1".getBytes(UTF_8));
        byte[] anns = forger.sync().hget(key, new Place(ROOM, speaker("ann")).field());
        forger.sync()
                .hset(
                        key,
                        Map.of(
                                new Place(ROOM, speaker("eve")).field(), "1".getBytes(UTF_8),
                                new Place(ROOM, speaker("eva")).field(), foreign,
                                new Place(ROOM, speaker("eli")).field(), anns));
        try (TestNode late = new TestNode(redis)) {
            await().until(() -> late.members(ROOM).contains("ann"));
            assertThat(late.moves).containsExactly("+ann");
            assertThat(late.traffic.forged.sum()).isEqualTo(3);
        }
    }

    @Test
    void twoInstallationsInOneRedisWithOnePrefixDoNotHearEachOther() {
        try (TestNode other = new TestNode(redis, OTHER_KEY)) {
            other.join(ROOM, speaker("eve"));
            there.join(ROOM, speaker("ann"));
            other.leave(ROOM, speaker("eve"), Departure.SAID);
            await().until(() -> here.members(ROOM).contains("ann"));
            await().until(() -> other.works() && here.traffic.forged.sum() > 0 && other.traffic.forged.sum() > 0);

            assertThat(other.backplane.nodes()).isZero();
            assertThat(here.backplane.nodes()).isEqualTo(1);
            assertThat(here.moves).containsExactly("+ann");
            assertThat(other.moves).containsExactly("+eve", "-eve");
        }
    }

    private static void publish(String channel, byte[] bytes) {
        forger.sync().publish(channel, bytes);
    }

    /** What is heard afterwards is heard last. */
    private void tellSomethingTrue() {
        there.backplane.typing(ROOM, speaker("cem").nickname());
        await().until(() -> !here.hearsay.isEmpty());
    }

    private static NodeId nodeWith(String nickname) {
        String field = new Place(ROOM, speaker(nickname)).field();
        return forger.sync().keys(TestNode.PREFIX + ":presence:*").stream()
                .filter(key -> forger.sync().hexists(key, field))
                .map(key -> new NodeId(key.substring(key.lastIndexOf(':') + 1)))
                .findFirst()
                .orElseThrow();
    }
}
