package chat.hubbub.cluster;

import static chat.hubbub.cluster.People.speaker;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import chat.hubbub.message.ChatEvent;
import chat.hubbub.room.RoomName;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import redis.embedded.core.ExecutableProvider;

/** Nodes on a Redis Cluster. */
class RedisClusterTest {

    private static final Pattern VERSION = Pattern.compile("v=(\\d+)\\.");

    @Test
    void nodesHearEachOtherThroughAnOldCluster() throws IOException {
        File redis = ExecutableProvider.newJarResourceProvider().get();
        assertThat(version(redis)).isEqualTo(6);
        nodesHearEachOther(redis);
    }

    /** The Redis that comes with the tests is too old for it, so this one has to be installed. */
    @Test
    void nodesHearEachOtherThroughOneShardOfACluster() throws IOException {
        File redis = new File("redis-server");
        assumeThat(version(redis)).as("Redis on the path").isGreaterThanOrEqualTo(7);
        nodesHearEachOther(redis);
    }

    @Test
    void tellsWhatKindOfRedisItIs() {
        assertThat(RedisKind.of("redis_version:7.2.4\r\ncluster_enabled:1\r\n")).isEqualTo(RedisKind.SHARDED_CLUSTER);
        assertThat(RedisKind.of("redis_version:10.0.0\r\ncluster_enabled:1")).isEqualTo(RedisKind.SHARDED_CLUSTER);
        assertThat(RedisKind.of("redis_version:6.2.6\r\ncluster_enabled:1\r\n")).isEqualTo(RedisKind.CLUSTER);
        assertThat(RedisKind.of("redis_version:7.2.4\r\ncluster_enabled:0\r\n")).isEqualTo(RedisKind.SINGLE);
    }

    private static void nodesHearEachOther(File executable) {
        try (RedisServers redis = RedisServers.startCluster(executable);
                TestNode here = new TestNode(redis);
                TestNode there = new TestNode(redis)) {
            TestNode.awaitAcquaintance(List.of(here, there));
            List<ChatEvent> events = new ArrayList<>();
            for (int room = 0; room < 40; room++) {
                events.add(new ChatEvent.Chat(
                        new RoomName("room" + room), 1, speaker("ann").nickname(), "hello", Instant.EPOCH));
            }
            here.backplane.stored(Optional.empty(), events);
            await().untilAsserted(() -> assertThat(there.stored).containsExactlyInAnyOrderElementsOf(events));

            redis.cutListeners();
            here.join(RoomName.PUBLIC, speaker("ann"));
            there.join(RoomName.PUBLIC, speaker("ben"));
            await().until(() -> here.members(RoomName.PUBLIC).size() == 2
                    && there.members(RoomName.PUBLIC).size() == 2);
            try (TestNode late = new TestNode(redis)) {
                await().until(() -> late.members(RoomName.PUBLIC).size() == 2);
            }
        }
    }

    private static int version(File executable) {
        try {
            Process process = new ProcessBuilder(executable.getPath(), "--version").start();
            Matcher version =
                    VERSION.matcher(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            return version.find() ? Integer.parseInt(version.group(1)) : 0;
        } catch (IOException e) {
            return 0;
        }
    }
}
