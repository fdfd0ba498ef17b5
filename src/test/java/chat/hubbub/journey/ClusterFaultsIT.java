package chat.hubbub.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three nodes, and everything that may befall them in turn, while people talk and read on whichever node is there. What was
 * acknowledged, refused and unknown is held against the log and against what readers were told.
 */
class ClusterFaultsIT {

    private static final int NODES = 3;
    private static final int TALKERS = 6;
    private static final int READERS = 4;
    private static final int LINES_OF_PROGRESS = 80;
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final String ROOM = "storm";

    @TempDir
    Path folder;

    private final List<Thread> threads = new ArrayList<>();
    private final List<ClusterTalker> talkers = new ArrayList<>();
    private final List<FaithfulReader> readers = new ArrayList<>();
    private final List<String> figures = new ArrayList<>();

    @Test
    void losesDoublesReordersAndInventsNothingWhateverFails() throws IOException {
        try (Cluster cluster = new Cluster(folder, NODES)) {
            gather(cluster);
            progress("all is well");
            restartOneByOne(cluster);
            killNodes(cluster);
            troubleRedis(cluster);
            troublePostgres(cluster);
            progress("all is well again");
            finish(cluster);
        }
        Files.write(Path.of("target/cluster.txt"), figures);
    }

    /** As an upgrade does: nobody is refused anything, and nobody seems to leave or to come. */
    private void restartOneByOne(Cluster cluster) {
        await().until(() -> readers.stream().allMatch(reader -> reader.moves().size() > 0));
        readers.forEach(reader -> reader.moves().clear());
        talkers.forEach(ClusterTalker::longestSilence);
        for (int node = 0; node < NODES; node++) {
            cluster.node(node).stop();
            cluster.start(node);
        }
        progress("all nodes were restarted, one by one");
        assertThat(refusals()).isZero();
        assertThat(readers).allSatisfy(reader -> assertThat(reader.moves()).isEmpty());
        long longest = talkers.stream()
                .mapToLong(talker -> talker.longestSilence().toMillis())
                .max()
                .orElseThrow();
        figures.add("longest silence that one of " + TALKERS + " noticed meanwhile: " + longest + " ms");
    }

    private void killNodes(Cluster cluster) {
        for (int node = 0; node < NODES; node++) {
            cluster.node(node).kill();
            progress("node " + node + " is killed");
            cluster.start(node);
            progress("it is back");
        }
    }

    private void troubleRedis(Cluster cluster) {
        for (int cuts = 0; cuts < 3; cuts++) {
            cluster.redis.cutListeners();
            await().pollDelay(Duration.ofSeconds(2)).until(() -> true);
        }
        progress("the listeners of Redis were cut off every 2 s");
        cluster.redis.kill();
        progress("Redis is killed");
        cluster.redis.restart();
        progress("it is back, and empty");
        cluster.redis.pause();
        progress("Redis stands still");
        cluster.redis.goOn();
        cluster.leash.cut();
        progress("one node cannot reach Redis");
        cluster.leash.mend();
        progress("it can again");
    }

    private void troublePostgres(Cluster cluster) {
        cluster.postgres.run("""
                CREATE FUNCTION dawdle() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                PERFORM pg_advisory_lock(new.seq % 3); PERFORM pg_sleep(random() * 0.01);
                PERFORM pg_advisory_unlock(new.seq % 3); RETURN new; END $$""", """
                CREATE CONSTRAINT TRIGGER late AFTER INSERT ON event DEFERRABLE INITIALLY DEFERRED
                FOR EACH ROW EXECUTE FUNCTION dawdle()""");
        progress("commits are held up by locks");
        cluster.postgres.run("DROP TRIGGER late ON event");
        for (int kills = 0; kills < 2; kills++) {
            cluster.postgres.kill();
            int before = refusals();
            await().atMost(LONGEST).until(() -> refusals() > before + TALKERS);
            cluster.postgres.startAgain();
            progress("PostgreSQL was killed, and is back");
        }
    }

    private void gather(Cluster cluster) {
        for (int i = 0; i < READERS; i++) {
            String name = "reader" + i;
            readers.add(new FaithfulReader(
                    () -> StompClient.connect(cluster.anyNode(), "login", name, "passcode", name), ROOM));
        }
        for (int i = 0; i < TALKERS; i++) {
            talkers.add(new ClusterTalker(cluster::anyNode, "talker" + i, ROOM, i));
        }
        readers.forEach(reader -> begin(reader, "reader"));
        talkers.forEach(talker -> begin(talker, "talker"));
    }

    /** Everybody gets on: lines are acknowledged, and every reader has those of before. */
    private void progress(String what) {
        long began = System.nanoTime();
        int before = acknowledged();
        await(what)
                .atMost(LONGEST)
                .until(() -> acknowledged() >= before + LINES_OF_PROGRESS
                        && readers.stream().allMatch(reader -> reader.last() >= before));
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        figures.add("%-50s %6d lines in %5d ms".formatted(what, acknowledged() - before, took.toMillis()));
    }

    private void finish(Cluster cluster) {
        talkers.forEach(ClusterTalker::finish);
        join("talker");
        Map<Long, String> history = CrashIT.history(cluster.node(0), ROOM);
        IntStream.range(1, NODES)
                .forEach(node ->
                        assertThat(CrashIT.history(cluster.node(node), ROOM)).isEqualTo(history));
        await().atMost(LONGEST).until(() -> readers.stream().allMatch(reader -> reader.last() == history.size()));
        readers.forEach(FaithfulReader::finish);
        join("reader");
        check(history);
        figures.add("%d acknowledged, %d refusals, %d of them final, %d breaks with something unknown"
                .formatted(
                        acknowledged(),
                        refusals(),
                        talkers.stream()
                                .mapToInt(talker -> talker.refused().size())
                                .sum(),
                        talkers.stream().mapToInt(ClusterTalker::breaks).sum()));
    }

    private void check(Map<Long, String> history) {
        assertThat(history.values()).doesNotHaveDuplicates();
        assertThat(history.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, history.size()).boxed().toList());
        for (ClusterTalker talker : talkers) {
            talker.acknowledged().forEach((line, seq) -> assertThat(history).containsEntry(seq, line));
            assertThat(history.values()).doesNotContainAnyElementsOf(talker.refused());
        }
        assertThat(history).hasSize(acknowledged());
        for (FaithfulReader reader : readers) {
            assertThat(reader.unrecovered()).isEmpty();
            assertThat(reader.events().stream().map(Received::seq))
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, history.size()).boxed().toList());
            reader.events().forEach(event -> assertThat(history).containsEntry(event.seq(), event.content()));
        }
    }

    private int acknowledged() {
        return talkers.stream().mapToInt(talker -> talker.acknowledged().size()).sum();
    }

    private int refusals() {
        return talkers.stream().mapToInt(ClusterTalker::refusals).sum();
    }

    private void begin(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }

    private void join(String name) {
        for (Thread thread : threads) {
            if (thread.getName().equals(name)) {
                await().atMost(LONGEST).until(() -> !thread.isAlive());
            }
        }
    }
}
