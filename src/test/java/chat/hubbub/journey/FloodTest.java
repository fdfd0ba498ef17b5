package chat.hubbub.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.hubbub.broker.Broker;
import chat.hubbub.presence.Presence;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One address does all it can to be a nuisance, and somebody at another one talks on. */
@Tag("attack")
class FloodTest {

    private static final String EVIL = "127.0.6.6";
    private static final int LINES = 60;

    @TempDir
    Path data;

    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicBoolean alone = new AtomicBoolean(true);

    private interface Nuisance {
        void once(int round) throws IOException;
    }

    @Test
    void costsWhoeverMakesIt() throws Exception {
        try (Hub hub = Hub.start(
                        data,
                        "hubbub.limits.messages-per-address=100, 20/s",
                        "hubbub.limits.calls-per-address=100, 1/m",
                        "hubbub.limits.searches-per-address=10, 1/m",
                        "hubbub.limits.connects-per-address=40, 1/m",
                        "hubbub.limits.rooms-per-address=10, 1/m",
                        "hubbub.limits.joins-per-address=50, 1/s",
                        "hubbub.limits.typing-per-address=20, 1/s",
                        "hubbub.limits.sockets-per-address=60",
                        "hubbub.limits.bytes-per-connection=64KB, 32KB/s");
                StompClient ben = hub.connect("ben").join("square");
                StompClient ann = hub.connect("ann").join("square")) {
            ExecutorService crowd = Executors.newFixedThreadPool(8);
            List<BareClient> talkers = talkers(hub);
            List<Future<?>> nuisances = nuisances(hub, talkers).stream()
                    .<Future<?>>map(nuisance -> crowd.submit(() -> repeat(nuisance)))
                    .toList();
            LimitCounts counts = new LimitCounts(hub);
            for (String limit : List.of(
                    "messages-per-address",
                    "calls-per-address",
                    "searches-per-address",
                    "connects-per-address",
                    "rooms-per-address",
                    "typing-per-address")) {
                counts.awaitMoreThan(0, limit);
            }
            alone.set(false);
            counts.awaitMoreThan(0, "sockets-per-address");

            for (int i = 1; i <= LINES; i++) {
                ann.say("square", "line " + i);
                assertThat(Http.get(hub, "/api/rooms/square/members").statusCode())
                        .isEqualTo(200);
            }
            over.set(true);
            closeAll(talkers);
            crowd.shutdown();
            for (Future<?> nuisance : nuisances) {
                nuisance.get();
            }
            ben.first(frame -> frame.content().equals("line " + LINES));
            assertThat(ben.events("CHAT").stream().filter(line -> line.sender().equals("ann")))
                    .hasSize(LINES);
            List<Long> seqs = ben.received().stream()
                    .filter(frame -> !frame.type().isEmpty())
                    .map(Received::seq)
                    .filter(seq -> seq > 0)
                    .toList();
            assertThat(seqs)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, seqs.size()).boxed().toList());
            assertThat(ann.isClosed() || ben.isClosed()).isFalse();
        }
    }

    /** It takes something all the time, so it is never still; but never a whole frame. */
    @Test
    void waitsForNobodyWhoReadsDropByDrop() throws IOException {
        try (Hub hub = Hub.start(
                        data,
                        "hubbub.stomp.frame-time=2s",
                        "hubbub.limits.enabled=false",
                        "hubbub.log.synchronous=OFF");
                StompClient ann = hub.connect("ann").join("drops");
                BareClient slow = BareClient.open(hub.port()).join("slow", "drops")) {
            for (int i = 0; i < 300; i++) {
                ann.say("drops", "\"".repeat(4_000));
            }
            Broker<?> broker = hub.bean(Broker.class);
            await().atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> {
                        slow.sip(1_000);
                        return broker.connections() == 1;
                    });
            assertThat(ann.isClosed()).isFalse();
        }
    }

    @Test
    void leavesNoRoomInMemory() throws IOException {
        try (Hub hub = Hub.start(data, "hubbub.presence.grace=0s")) {
            try (BareClient eve = BareClient.openFrom(EVIL, hub.port()).join("eve", "public")) {
                for (int i = 0; i < 120; i++) {
                    eve.frame("SUBSCRIBE\nid:r" + i + "\ndestination:/topic/room-" + i + "\nreceipt:r" + i + "\n\n\0");
                }
                eve.awaitThat(frame -> frame.header("receipt-id").equals("r119"));
                assertThat(hub.bean(Broker.class).topics()).isEqualTo(121);
            }
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> hub.bean(Broker.class).topics() == 0
                            && hub.bean(Presence.class).occupied().isEmpty());
        }
    }

    private static List<BareClient> talkers(Hub hub) throws IOException {
        List<BareClient> talkers = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            talkers.add(BareClient.openFrom(EVIL, hub.port()).join("eve " + i, "square"));
        }
        return talkers;
    }

    /** What they wrote and nobody has read yet would hold them up for long. */
    private static void closeAll(List<BareClient> talkers) throws IOException {
        for (BareClient talker : talkers) {
            talker.close();
        }
    }

    private List<Nuisance> nuisances(Hub hub, List<BareClient> talkers) {
        List<Socket> idle = new ArrayList<>();
        int port = hub.port();
        return List.of(
                round -> talkers.get(round % 2).say("square", "flood " + round),
                round -> talkers.get(2).frame("SEND\ndestination:/app/chat/r-" + round + "\n\nnew\0"),
                round -> talkers.get(3).frame("SEND\ndestination:/app/typing/t-" + round + "\n\n\0"),
                round -> talkers.get(4).frame("SEND\ndestination:/app/nick\n\nevil " + round + "\0"),
                round -> Sockets.get(EVIL, port, "/api/search?q=flood"),
                round -> Sockets.get(EVIL, port, round % 2 == 0 ? "/rooms/square" : "/api/rooms"),
                round -> BareClient.openFrom(EVIL, port).close(),
                round -> takeAPlace(idle, port));
    }

    /** Once all are taken, its own requests get no further. */
    private void takeAPlace(List<Socket> idle, int port) throws IOException {
        if (alone.get()) {
            throw new IOException("Not yet");
        }
        Socket socket = Sockets.from(EVIL, port);
        if (idle.size() < 200) {
            idle.add(socket);
        }
    }

    /** It goes on as long as it can, and whatever it is told. */
    private void repeat(Nuisance nuisance) {
        for (int round = 0; !over.get(); round++) {
            try {
                nuisance.once(round);
            } catch (IOException e) {
                StompClient.waitBeforeRetry();
            }
        }
    }
}
