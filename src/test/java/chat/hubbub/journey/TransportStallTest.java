package chat.hubbub.journey;

import static chat.hubbub.journey.ClientFrame.CLOSE;
import static chat.hubbub.journey.ClientFrame.FIN;
import static chat.hubbub.journey.ClientFrame.PING;
import static chat.hubbub.journey.ClientFrame.PONG;
import static chat.hubbub.journey.ClientFrame.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.hubbub.broker.Broker;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients whose sockets are full, whichever way their frames take through the server. */
@ParameterizedClass
@ValueSource(strings = {"tomcat", "portable"})
class TransportStallTest {

    /** Some forty kilobytes on the wire. */
    private static final String LONG = "\"".repeat(4_000);

    @TempDir
    static Path data;

    private static Hub hub;

    @Parameter
    String transport;

    @BeforeParameterizedClassInvocation
    static void start(String transport) {
        hub = Hub.start(
                data.resolve(transport),
                "hubbub.broker.transport=" + transport,
                "hubbub.presence.grace=0s",
                "hubbub.limits.enabled=false");
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        hub.close();
    }

    @AfterEach
    void leavesNothing() {
        Broker<?> broker = hub.bean(Broker.class);
        await().dontCatchUncaughtExceptions()
                .atMost(Duration.ofSeconds(60))
                .until(() -> broker.connections() == 0 && broker.bytesHeld() == 0);
    }

    @Test
    void answersThePingOfAClientThatHasMuchToRead() throws IOException {
        try (StompClient ann = hub.connect("ann").join("full");
                BareClient ben = BareClient.open(hub.port()).join("ben", "full")) {
            fill(ann, "full", 200);
            for (int i = 0; i < 100; i++) {
                ben.send(ClientFrame.of(FIN | PING, utf8("ping " + i)));
            }
            assertThat(ann.say("full", "end")).isEqualTo(201);
            List<String> pongs = new ArrayList<>();
            while (pongs.size() < 100 || ben.seqs().size() < 201) {
                ServerFrame frame = ben.read();
                if (frame.opcode() == PONG) {
                    pongs.add(frame.text());
                }
            }
            assertThat(pongs).startsWith("ping 0").endsWith("ping 99");
            assertThat(ben.seqs()).isEqualTo(upTo(201));
        }
    }

    @Test
    void answersTheCloseOfAClientThatHasMuchToRead() throws IOException {
        isAnswered("closed", room -> {
            try (StompClient ann = hub.connect("ann").join(room);
                    BareClient ben = BareClient.open(hub.port()).join("ben", room)) {
                fill(ann, room, 200);
                ben.send(ClientFrame.close(3001, "enough"));
                fill(ann, room, 200);
                assertThat(ben.closeCode()).isEqualTo(3001);
                assertThat(ben.ends()).isTrue();
            }
        });
    }

    @Test
    void answersTheCloseOfAClientInTheMiddleOfAFrame() throws IOException {
        isAnswered("middle", room -> {
            try (StompClient ann = hub.connect("ann").join(room);
                    BareClient ben = BareClient.open(hub.port()).join("ben", room)) {
                fill(ann, room, 200);
                await().pollDelay(Duration.ZERO).until(TransportStallTest::nothingMoves);
                ben.send(ClientFrame.close(3001, "enough"));
                assertThat(ben.closeCode()).isEqualTo(3001);
                assertThat(ben.seqs()).isEqualTo(upTo(ben.seqs().size())).isNotEmpty();
                assertThat(ben.ends()).isTrue();
            }
        });
    }

    @Test
    void letsNobodyWaitForAClientThatFloodsAndDoesNotRead() throws IOException {
        try (StompClient ann = hub.connect("ann").join("flood");
                BareClient eve = BareClient.open(hub.port()).join("eve", "flood")) {
            CompletableFuture<Void> flood = CompletableFuture.runAsync(() -> flood(eve, 2_000));
            for (int i = 0; i < 20; i++) {
                ann.say("flood", "ann " + i);
            }
            flood.join();
            ann.say("flood", "end");
            ann.first(frame -> frame.content().equals("end"));
            List<Long> seqs = ann.events("CHAT").stream().map(Received::seq).toList();
            assertThat(seqs).isEqualTo(upTo(seqs.size()));
        }
    }

    /** A little at a time, so that it is never still for too long; the room keeps no more once its one reader is lapped. */
    @Test
    void tellsWhoReadsTooSlowlyThatItFellBehind() throws IOException {
        try (StompClient ann = hub.connect("ann");
                BareClient ben = BareClient.open(hub.port()).join("ben", "lapped")) {
            int said = 0;
            ServerFrame frame;
            do {
                long before = broker().bytesHeld();
                fill(ann, "lapped", 100);
                said += 100;
                boolean full = before > 0 && before == broker().bytesHeld();
                frame = readSome(ben, full ? Integer.MAX_VALUE : 6);
            } while (frame.opcode() != CLOSE);
            assertThat(frame.closeCode()).isEqualTo(4008);
            assertThat(ben.seqs()).isEqualTo(upTo(ben.seqs().size())).hasSizeLessThan(said);
            try (StompClient back = hub.connect("ben").join("lapped", "after", "" + (said - 1))) {
                assertThat(back.event("CHAT").seq()).isEqualTo(said);
            }
        }
    }

    @Test
    void findsNothingLeftOfAClientThatResetsWhileItsSocketIsFull() throws IOException {
        try (StompClient ann = hub.connect("ann").join("reset")) {
            BareClient ben = BareClient.open(hub.port()).join("ben", "reset");
            BareClient eve = BareClient.open(hub.port()).join("eve", "reset");
            fill(ann, "reset", 200);
            ben.reset();
            eve.close();
            // Tomcat's own WebSockets throw on a thread of theirs when a client is gone that was being written to.
            await().dontCatchUncaughtExceptions().until(() -> broker().connections() == 1);
            assertThat(ann.say("reset", "end")).isEqualTo(201);
        }
    }

    /** Tomcat's own WebSockets answer only who reads on within a quarter of a second, which nobody can promise to do the first time. */
    private void isAnswered(String room, Close close) throws IOException {
        if (transport.equals("tomcat")) {
            close.in(room);
            return;
        }
        AtomicInteger tries = new AtomicInteger();
        await().dontCatchUncaughtExceptions()
                .atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> close.in(room + tries.incrementAndGet()));
    }

    /** Reads so many frames, or fewer if one of them is a close. */
    private static ServerFrame readSome(BareClient client, int most) throws IOException {
        ServerFrame frame = client.read();
        for (int i = 1; i < most && frame.opcode() != CLOSE; i++) {
            frame = client.read();
        }
        return frame;
    }

    /** As far as a fifth of a second tells. */
    private static boolean nothingMoves() {
        long before = broker().bytesHeld();
        await().pollDelay(Duration.ofMillis(200)).until(() -> true);
        return before > 0 && before == broker().bytesHeld();
    }

    private static Broker<?> broker() {
        return hub.bean(Broker.class);
    }

    private static void fill(StompClient speaker, String room, int messages) {
        for (int i = 1; i < messages; i++) {
            speaker.frame("SEND", LONG, "destination", "/app/chat/" + room);
        }
        speaker.say(room, LONG);
    }

    private static void flood(BareClient client, int messages) {
        try {
            for (int i = 0; i < messages; i++) {
                client.say("flood", "x".repeat(1_000));
            }
        } catch (IOException e) {
            // It was cut off, which is as good.
        }
    }

    private static List<Long> upTo(int last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }

    private interface Close {
        void in(String room) throws IOException;
    }
}
