package chat.hubbub.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The promise that counts most, held against {@code kill -9}. */
class CrashIT {

    private static final int KILLS = 20;
    private static final int SENDERS = 8;
    private static final int READERS = 4;
    private static final int LINES_BETWEEN_KILLS = 150;

    /** Far less than what is still replayed, so that readers are never told to load the history instead. */
    private static final int FARTHEST_AHEAD = 2_000;

    private static final String ROOM = "crash";

    @TempDir
    Path data;

    private final List<Thread> threads = new ArrayList<>();

    @Test
    void losesDoublesAndReordersNothingAcrossTwentyKills() {
        int port = JarProcess.freePort();
        JarProcess server = JarProcess.start(data, port, JarProcess.BRIEF, "--hubbub.limits.enabled=false");
        try {
            List<FaithfulReader> readers = start(READERS, i -> new FaithfulReader(uri(port), "reader" + i, ROOM));
            List<StubbornSender> senders = start(
                    SENDERS,
                    i -> new StubbornSender(
                            uri(port), "sender" + i, ROOM, seq -> seq > slowest(readers) + FARTHEST_AHEAD));
            for (int kill = 0; kill < KILLS; kill++) {
                awaitProgress(senders, readers, server);
                server.kill();
                server = JarProcess.start(data, port, JarProcess.BRIEF, "--hubbub.limits.enabled=false");
            }
            awaitProgress(senders, readers, server);
            senders.forEach(StubbornSender::finish);
            join("sender");
            Map<Long, String> history = history(server, ROOM);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> readers.stream().allMatch(reader -> reader.last() == history.size()));
            readers.forEach(FaithfulReader::finish);
            join("reader");
            check(senders, readers, history);
        } finally {
            server.close();
        }
    }

    private static void check(List<StubbornSender> senders, List<FaithfulReader> readers, Map<Long, String> history) {
        assertThat(history.values()).doesNotHaveDuplicates();
        assertThat(history.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, history.size()).boxed().toList());
        for (StubbornSender sender : senders) {
            sender.acknowledged().forEach((line, seq) -> assertThat(history).containsEntry(seq, line));
        }
        for (FaithfulReader reader : readers) {
            assertThat(reader.unrecovered()).isEmpty();
            assertThat(reader.events().stream().map(Received::seq))
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, history.size()).boxed().toList());
            reader.events().forEach(event -> assertThat(history).containsEntry(event.seq(), event.content()));
        }
    }

    /** Everybody got on, the readers up to where the last life ended. */
    private void awaitProgress(List<StubbornSender> senders, List<FaithfulReader> readers, JarProcess server) {
        int before = acknowledged(senders);
        try {
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> acknowledged(senders) >= before + LINES_BETWEEN_KILLS && slowest(readers) >= before);
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(whoHangs(senders, readers, before) + server.threads(), e);
        }
    }

    /** What it takes to find out why, long after. */
    private String whoHangs(List<StubbornSender> senders, List<FaithfulReader> readers, int before) {
        StringBuilder told = new StringBuilder("acknowledged before: " + before);
        senders.forEach(
                sender -> told.append("\nsender: ").append(sender.acknowledged().size()));
        readers.forEach(reader -> told.append("\nreader: ").append(reader.last()));
        for (Thread thread : threads) {
            told.append("\n").append(thread).append(' ').append(Arrays.toString(thread.getStackTrace()));
        }
        return told.append("\n").toString();
    }

    private static long slowest(List<FaithfulReader> readers) {
        return readers.stream().mapToLong(FaithfulReader::last).min().orElseThrow();
    }

    private static int acknowledged(List<StubbornSender> senders) {
        return senders.stream().mapToInt(sender -> sender.acknowledged().size()).sum();
    }

    static Map<Long, String> history(JarProcess server, String room) {
        Map<Long, String> history = new HashMap<>();
        JsonNode page;
        do {
            page = JsonMapper.shared()
                    .readTree(server.get("/api/rooms/" + room + "/messages?limit=200&after=" + history.size()));
            for (JsonNode event : page.path("messages")) {
                history.put(event.path("seq").asLong(), event.path("content").asString());
            }
        } while (page.path("hasMore").asBoolean());
        return history;
    }

    private <T extends Runnable> List<T> start(int count, java.util.function.IntFunction<T> maker) {
        List<T> made = IntStream.range(0, count).mapToObj(maker).toList();
        for (T one : made) {
            Thread thread = new Thread(one, one instanceof StubbornSender ? "sender" : "reader");
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
        return made;
    }

    private void join(String name) {
        for (Thread thread : threads) {
            if (thread.getName().equals(name)) {
                await().atMost(Duration.ofSeconds(60)).until(() -> !thread.isAlive());
            }
        }
    }

    private static java.net.URI uri(int port) {
        return java.net.URI.create("ws://localhost:" + port + "/ws");
    }
}
