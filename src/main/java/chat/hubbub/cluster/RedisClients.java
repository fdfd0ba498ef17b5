package chat.hubbub.cluster;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.MaintNotificationsConfig;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.SlotHash;
import io.lettuce.core.cluster.models.partitions.RedisClusterNode;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.metrics.CommandLatencyRecorder;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Opens connections to Redis, whatever kind of Redis it is. A connection that broke is never mended: a new one finds out anew
 * what is there. For one thread.
 */
final class RedisClients implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final int MOST_WAITING_COMMANDS = 4_096;
    private static final int THREADS = 2;
    private static final RedisCodec<String, byte[]> CODEC = RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);

    private final RedisURI uri;
    private final String prefix;
    private final Seal seal;
    private final ClientResources resources;
    private final RedisClient client;
    private @Nullable RedisClusterClient clusterClient;

    RedisClients(RedisProperties properties, Seal seal) {
        this.seal = seal;
        prefix = properties.prefix();
        uri = RedisURI.create(properties.url());
        uri.setTimeout(PATIENCE);
        uri.setClientName("hubbub");
        resources = DefaultClientResources.builder()
                .ioThreadPoolSize(THREADS)
                .computationThreadPoolSize(THREADS)
                .commandLatencyRecorder(CommandLatencyRecorder.disabled())
                .build();
        client = RedisClient.create(resources, uri);
        client.setOptions(options(ClientOptions.builder()).build());
    }

    /**
     * Waits until all is subscribed.
     *
     * @throws RedisException where that cannot be
     */
    RedisSession open(RedisSession.Listener listener) {
        StatefulRedisConnection<String, byte[]> seed = client.connect(CODEC);
        try {
            RedisKind kind = RedisKind.of(seed.sync().info());
            if (kind == RedisKind.SINGLE) {
                return begin(Names.in(prefix, kind), seed, uri, listener);
            }
            seed.closeAsync();
            return openCluster(Names.in(prefix, kind), listener);
        } catch (RuntimeException e) {
            seed.closeAsync();
            throw e;
        }
    }

    /** All names are in one slot, so one of the cluster's servers is enough. */
    private RedisSession openCluster(Names names, RedisSession.Listener listener) {
        RedisClusterClient cluster = clusterClient();
        cluster.refreshPartitions();
        RedisClusterNode server = cluster.getPartitions().getMasterBySlot(SlotHash.getSlot(names.nodes()));
        if (server == null) {
            throw new RedisException("No server of the cluster answers for " + names.nodes());
        }
        StatefulRedisConnection<String, byte[]> commands = client.connect(CODEC, server.getUri());
        try {
            return begin(names, commands, server.getUri(), listener);
        } catch (RuntimeException e) {
            commands.closeAsync();
            throw e;
        }
    }

    private RedisSession begin(
            Names names,
            StatefulRedisConnection<String, byte[]> commands,
            RedisURI server,
            RedisSession.Listener listener) {
        return RedisSession.begin(names, seal, commands, client.connectPubSub(CODEC, server), listener);
    }

    private RedisClusterClient clusterClient() {
        RedisClusterClient known = clusterClient;
        if (known != null) {
            return known;
        }
        RedisClusterClient created = RedisClusterClient.create(resources, uri);
        created.setOptions(options(ClusterClientOptions.builder()).build());
        clusterClient = created;
        return created;
    }

    @Override
    public void close() {
        if (clusterClient != null) {
            clusterClient.shutdown(Duration.ZERO, PATIENCE);
        }
        client.shutdown(Duration.ZERO, PATIENCE);
        resources.shutdown();
    }

    private static <B extends ClientOptions.Builder> B options(B options) {
        options.autoReconnect(false)
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .requestQueueSize(MOST_WAITING_COMMANDS)
                .timeoutOptions(TimeoutOptions.enabled(PATIENCE))
                .maintNotificationsConfig(MaintNotificationsConfig.disabled())
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(PATIENCE)
                        .keepAlive(true)
                        .build());
        return options;
    }
}
