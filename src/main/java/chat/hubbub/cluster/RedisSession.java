package chat.hubbub.cluster;

import io.lettuce.core.LettuceFutures;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Two connections to one Redis, one to tell and one to hear, from the moment when all is subscribed until one of them breaks.
 * Nothing waits for an answer, and no answer comes later than a second. What others than this installation put there is not heard.
 * Safe for any thread.
 */
final class RedisSession implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(RedisSession.class);

    /** Hears what nodes tell, this one too, on a thread that must not be kept. */
    interface Listener {
        void message(byte[] bytes);
    }

    private final Names names;
    private final Seal seal;
    private final StatefulRedisConnection<String, byte[]> connection;
    private final RedisAsyncCommands<String, byte[]> commands;
    private final StatefulRedisPubSubConnection<String, byte[]> subscription;

    private RedisSession(
            Names names,
            Seal seal,
            StatefulRedisConnection<String, byte[]> connection,
            StatefulRedisPubSubConnection<String, byte[]> subscription) {
        this.names = names;
        this.seal = seal;
        this.connection = connection;
        this.commands = connection.async();
        this.subscription = subscription;
    }

    /** Waits until all is subscribed. */
    static RedisSession begin(
            Names names,
            Seal seal,
            StatefulRedisConnection<String, byte[]> connection,
            StatefulRedisPubSubConnection<String, byte[]> subscription,
            Listener listener) {
        RedisSession session = new RedisSession(names, seal, connection, subscription);
        try {
            subscription.addListener(new RedisPubSubAdapter<>() {
                @Override
                public void message(String channel, byte[] message) {
                    session.hear(channel, message, listener);
                }

                @Override
                public void smessage(String channel, byte[] message) {
                    session.hear(channel, message, listener);
                }
            });
            session.subscribe();
            return session;
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }

    Names names() {
        return names;
    }

    boolean isOpen() {
        return connection.isOpen() && subscription.isOpen();
    }

    /** Tells all nodes something, on each channel in the order in which this is called. */
    CompletionStage<?> tell(String channel, byte[] news) {
        byte[] sealed = seal.seal(channel, news);
        return trying(() -> names.kind() == RedisKind.SHARDED_CLUSTER
                ? commands.spublish(channel, sealed)
                : commands.publish(channel, sealed));
    }

    /** A value for the hash of a node's presence. */
    byte[] sealed(NodeId node, String field, byte[] value) {
        return seal.seal(placeOf(node, field), value);
    }

    /** Runs a script on the hash of a node's presence. */
    CompletionStage<Long> change(NodeId node, String script, List<byte[]> arguments) {
        String[] keys = {names.presence(node)};
        byte[][] values = arguments.toArray(byte[][]::new);
        return trying(() -> commands.eval(script, ScriptOutputType.INTEGER, keys, values));
    }

    /** The hash of a node's presence; empty where there is none. */
    CompletionStage<Map<String, byte[]>> presence(NodeId node) {
        return trying(() -> commands.hgetall(names.presence(node))).thenApply(hash -> opened(node, hash));
    }

    CompletionStage<?> forget(NodeId node) {
        return trying(() -> commands.del(names.presence(node)));
    }

    /** Waits a moment until both are closed. */
    @Override
    public void close() {
        CompletableFuture<?> closed = CompletableFuture.allOf(subscription.closeAsync(), connection.closeAsync());
        try {
            closed.get(RedisClients.PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            log.debug("A connection to Redis did not close", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void hear(String channel, byte[] sealed, Listener listener) {
        if (sealed.length <= NewsCodec.MOST_BYTES + Seal.BYTES) {
            seal.open(channel, sealed).ifPresent(listener::message);
        }
    }

    /** Without what was not sealed for this node and this field. */
    private Map<String, byte[]> opened(NodeId node, Map<String, byte[]> hash) {
        Map<String, byte[]> opened = new HashMap<>();
        hash.forEach((field, value) ->
                seal.open(placeOf(node, field), value).ifPresent(content -> opened.put(field, content)));
        return opened;
    }

    private String placeOf(NodeId node, String field) {
        return names.presence(node) + "\n" + field;
    }

    private void subscribe() {
        RedisFuture<Void> subscribed = names.kind() == RedisKind.SHARDED_CLUSTER
                ? subscription.async().ssubscribe(names.channels())
                : subscription.async().subscribe(names.channels());
        LettuceFutures.awaitOrCancel(subscribed, RedisClients.PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A connection that is full or broken says so at once, and in its own way. */
    private static <T extends @Nullable Object> CompletionStage<T> trying(Supplier<CompletionStage<T>> command) {
        try {
            return command.get();
        } catch (RuntimeException e) {
            return CompletableFuture.failedStage(e);
        }
    }
}
