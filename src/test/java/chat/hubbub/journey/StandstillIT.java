package chat.hubbub.journey;

import static chat.hubbub.journey.JarProcess.Signal.CONT;
import static chat.hubbub.journey.JarProcess.Signal.STOP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.hubbub.journey.SockJsClient.Transport;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is stopped for half a minute, as a debugger, a hypervisor or a laptop's lid does it, and then goes on. */
class StandstillIT {

    private static final Duration STANDSTILL = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String ROOM = "still";
    private static final int OF_EACH_KIND = 3;
    private static final long MILLIS_FOR_A_LINE = 20;

    @TempDir
    Path data;

    private final Heart heart = new Heart();
    private final long began = System.nanoTime();
    private final List<StompClient> patient = new ArrayList<>();
    private final List<SockJsClient> sockJs = new ArrayList<>();
    private final List<SockJsTalker> talkers = new ArrayList<>();
    private final List<StubbornSender> senders = new ArrayList<>();
    private final List<FaithfulReader> readers = new ArrayList<>();

    @AfterEach
    void stopBeating() {
        heart.close();
    }

    @Test
    void blamesNobodyForItsOwnStandstill() {
        try (JarProcess server = JarProcess.start(data, JarProcess.freePort(), "--hubbub.limits.enabled=false")) {
            gather(server);
            List<CompletableFuture<Void>> talking = begin(Stream.concat(talkers.stream(), senders.stream()));
            List<CompletableFuture<Void>> reading = begin(readers.stream());
            awaitLines(300);
            List<Received> moves = moves();

            standStill(server);

            awaitLines(lines() + 500);
            talkers.forEach(SockJsTalker::finish);
            senders.forEach(StubbornSender::finish);
            talking.forEach(CompletableFuture::join);
            long last = patient.get(0).say(ROOM, "the end");
            await().atMost(PATIENCE).until(() -> readers.stream().allMatch(reader -> reader.last() == last));
            readers.forEach(FaithfulReader::finish);
            reading.forEach(CompletableFuture::join);

            checkThatNothingWasLostDoubledOrReordered(last);
            assertThat(moves()).isEqualTo(moves);
            assertThat(patient).noneMatch(StompClient::isClosed);
            assertThat(sockJs).noneMatch(SockJsClient::isClosed);
            assertThat(server.log()).anyMatch(line -> line.contains("Hubbub stood still for"));
        }
    }

    private void gather(JarProcess server) {
        URI ws = server.ws();
        for (int i = 1; i <= OF_EACH_KIND; i++) {
            String reader = "reader" + i;
            String sender = "sender" + i;
            patient.add(heart.connectPatient(ws, "patient" + i).join(ROOM));
            readers.add(new FaithfulReader(() -> heart.connectLikeStompJs(ws, reader), ROOM));
            senders.add(new StubbornSender(
                    () -> heart.connectLikeStompJs(ws, sender), sender, ROOM, this::isMoreThanIsDue));
        }
        for (Transport transport : Transport.values()) {
            SockJsClient client = SockJsClient.open(server.http("/ws"), transport);
            client.connect(transport.name());
            client.join(ROOM);
            sockJs.add(client);
            talkers.add(new SockJsTalker(client, transport.name(), ROOM));
        }
    }

    private static void standStill(JarProcess server) {
        server.signal(STOP);
        await().pollDelay(STANDSTILL).atMost(STANDSTILL.multipliedBy(2)).until(() -> true);
        server.signal(CONT);
    }

    private void checkThatNothingWasLostDoubledOrReordered(long last) {
        List<Received> witnessed = patient.get(0).events("CHAT");
        Map<Long, String> history = new HashMap<>();
        witnessed.forEach(event -> history.put(event.seq(), event.content()));
        assertThat(history.values()).hasSize((int) last).doesNotHaveDuplicates();
        Stream<Map<String, Long>> acknowledged = Stream.concat(
                talkers.stream().map(SockJsTalker::acknowledged),
                senders.stream().map(StubbornSender::acknowledged));
        acknowledged.forEach(
                lines -> lines.forEach((line, seq) -> assertThat(history).containsEntry(seq, line)));
        assertThat(talkers)
                .allSatisfy(talker -> assertThat(talker.acknowledged()).hasSize(talker.said()));
        assertThat(readers)
                .allSatisfy(reader -> assertThat(reader.unrecovered()).isEmpty());
        seen().forEach(events -> assertThat(seqs(events))
                .isEqualTo(LongStream.rangeClosed(1, last).boxed().toList()));
    }

    /** What everybody was told. */
    private Stream<List<Received>> seen() {
        Function<List<Received>, List<Received>> chat =
                all -> all.stream().filter(frame -> frame.type().equals("CHAT")).toList();
        return Stream.of(
                        patient.stream().map(StompClient::received),
                        sockJs.stream().map(SockJsClient::received),
                        readers.stream().map(FaithfulReader::events))
                .flatMap(each -> each)
                .map(chat);
    }

    private List<Received> moves() {
        return patient.get(0).received().stream()
                .filter(frame -> frame.type().equals("JOIN") || frame.type().equals("LEAVE"))
                .toList();
    }

    private static List<Long> seqs(List<Received> events) {
        return events.stream().map(Received::seq).toList();
    }

    private boolean isMoreThanIsDue(long seq) {
        return seq > (System.nanoTime() - began) / 1_000_000 / MILLIS_FOR_A_LINE;
    }

    private int lines() {
        return patient.get(0).events("CHAT").size();
    }

    private void awaitLines(int most) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(500)).until(() -> lines() >= most);
    }

    private static List<CompletableFuture<Void>> begin(Stream<? extends Runnable> tasks) {
        return tasks.map(task -> {
                    CompletableFuture<Void> done = new CompletableFuture<>();
                    Thread thread = new Thread(() -> end(task, done), "client");
                    thread.setDaemon(true);
                    thread.start();
                    return done;
                })
                .toList();
    }

    private static void end(Runnable task, CompletableFuture<Void> done) {
        try {
            task.run();
            done.complete(null);
        } catch (RuntimeException | Error e) {
            done.completeExceptionally(e);
        }
    }
}
