package chat.hubbub.journey;

import chat.hubbub.cluster.RedisServers;
import chat.hubbub.contract.PostgresProcess;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Several nodes of the shipped jar, with a PostgreSQL and a Redis of their own, to which anything can be done. */
public final class Cluster implements AutoCloseable {

    final PostgresProcess postgres;
    final RedisServers redis = RedisServers.start();
    final Leash leash;
    private final Path folder;
    private final List<Integer> ports;
    private final JarProcess[] nodes;

    /** @param folder for all they keep */
    public Cluster(Path folder, int many) {
        this.folder = folder;
        postgres = PostgresProcess.start(folder.resolve("postgres"));
        leash = new Leash(URI.create(redis.url()));
        ports = IntStream.range(0, many).mapToObj(i -> JarProcess.freePort()).toList();
        nodes = new JarProcess[many];
        Stream<CompletableFuture<Void>> starting =
                IntStream.range(0, many).mapToObj(i -> CompletableFuture.runAsync(() -> start(i)));
        try {
            CompletableFuture.allOf(starting.toArray(CompletableFuture[]::new)).join();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    public JarProcess node(int number) {
        return nodes[number];
    }

    int size() {
        return nodes.length;
    }

    /** Where any of them is, or was. */
    URI anyNode() {
        return URI.create(
                "ws://localhost:" + ports.get(ThreadLocalRandom.current().nextInt(ports.size())) + "/ws");
    }

    /** The first one reaches Redis by a leash. */
    void start(int number) {
        nodes[number] = JarProcess.start(
                folder.resolve("node" + number),
                ports.get(number),
                JarProcess.BRIEF,
                "--spring.profiles.active=cluster",
                "--hubbub.limits.enabled=false",
                "--hubbub.presence.grace=60s",
                "--hubbub.database.url=" + postgres.url(),
                "--hubbub.database.user=postgres",
                "--hubbub.redis.url=" + (number == 0 ? leash.url() : redis.url()));
    }

    @Override
    public void close() {
        Stream.of(nodes).filter(node -> node != null).forEach(JarProcess::close);
        leash.close();
        redis.close();
        postgres.close();
    }
}
