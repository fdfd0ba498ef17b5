package chat.hubbub.journey;

import static chat.hubbub.journey.ClientFrame.CONTINUATION;
import static chat.hubbub.journey.ClientFrame.FIN;
import static chat.hubbub.journey.ClientFrame.TEXT;
import static chat.hubbub.journey.ClientFrame.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.hubbub.broker.Broker;
import chat.hubbub.moderation.Quotas;
import chat.hubbub.terminal.TerminalGateway;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Bean;

/** Clients that say nothing, drip, flood, or take all places; nobody else arrives meanwhile who would find them. */
@Tag("attack")
@ParameterizedClass
@ValueSource(strings = {"tomcat", "portable"})
class HostileClientsTest {

    private static final Duration CONNECT_TIME = Duration.ofMinutes(1);
    private static final Duration FRAME_TIME = Duration.ofMinutes(5);
    private static final Duration SILENCE = Duration.ofHours(1);
    private static final Duration REQUEST_TIME = Duration.ofMinutes(1);

    /** What drips sends so much in its time: if a time began anew with each drop, it would never end. */
    private static final int DROPS = 8;

    private static final HurriedClock CLOCK = new HurriedClock();

    @TempDir
    static Path data;

    private static Hub hub;
    private static LimitCounts counts;

    static class Watchmaker {
        @Bean
        Clock steadyClock() {
            return CLOCK;
        }
    }

    @Parameter
    String transport;

    @BeforeParameterizedClassInvocation
    static void start(String transport) {
        hub = Hub.startWith(
                Watchmaker.class,
                data.resolve(transport),
                "hubbub.broker.transport=" + transport,
                "hubbub.presence.grace=0s",
                "hubbub.stomp.connect-time=" + CONNECT_TIME,
                "hubbub.stomp.frame-time=" + FRAME_TIME,
                "hubbub.stomp.silence=" + SILENCE,
                "hubbub.limits.request-time=" + REQUEST_TIME,
                "server.tomcat.connection-timeout=10d",
                "server.tomcat.keep-alive-timeout=10d",
                "hubbub.limits.sockets-per-address=6",
                "hubbub.limits.terminals-per-address=2",
                "hubbub.limits.bytes-per-connection=32KB, 64KB/s");
        counts = new LimitCounts(hub);
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        hub.close();
    }

    @AfterEach
    void leaveNothing() {
        await().dontCatchUncaughtExceptions()
                .atMost(Duration.ofSeconds(30))
                .until(() -> hub.bean(Broker.class).connections() == 0);
        await().dontCatchUncaughtExceptions().until(() -> hub.bean(Quotas.class).visits() == 0);
    }

    @Test
    void endsWhoeverDoesNotConnect() throws IOException {
        double before = counts.of("connect-time");
        try (BareClient dumb = from("127.0.2.1")) {
            CLOCK.hurry(CONNECT_TIME.dividedBy(DROPS), () -> counts.of("connect-time") > before);
            assertThat(dumb.closeCode()).isEqualTo(4009);
        }
        assertThat(counts.of("connect-time")).isEqualTo(before + 1);
    }

    @Test
    void endsAFrameThatDrips() throws IOException {
        double before = counts.of("frame-time");
        try (BareClient dripping = from("127.0.2.2").join("dripping", "public")) {
            dripping.frame("SEND\ndestination:");
            CLOCK.hurry(FRAME_TIME.dividedBy(DROPS), () -> {
                drip(dripping);
                return counts.of("frame-time") > before;
            });
            assertThat(dripping.closeCode()).isIn(4009, BareClient.BROKEN);
        }
    }

    /** It answers no ping, and its system knows nothing of the connection any more; to the server it is just quiet. */
    @Test
    void endsAConnectionThatIsOpenOnOneSideOnly() throws IOException {
        double before = counts.of("silence");
        try (BareClient asleep = from("127.0.2.3").join("asleep", "public")) {
            CLOCK.hurry(SILENCE.dividedBy(DROPS), () -> counts.of("silence") > before);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> hub.bean(Broker.class).connections() == 0);
            assertThat(asleep.closeCode()).isIn(4009, BareClient.BROKEN);
        }
    }

    @Test
    void readsAFloodLaterAndLosesNothingOfIt() throws IOException {
        double before = counts.of("bytes-per-connection");
        try (BareClient flood = from("127.0.2.4").join("flood", "public")) {
            for (int i = 1; i <= 60; i++) {
                flood.frame("SEND\ndestination:/app/chat\nreceipt:f" + i + "\n\n" + "x".repeat(1_500) + '\0');
            }
            flood.awaitThat(frame -> frame.header("receipt-id").equals("f60"));
        }
        assertThat(counts.of("bytes-per-connection")).isGreaterThan(before);
    }

    @Test
    void takesNoFrameInTooManyPieces() throws IOException {
        double before = counts.of("frame");
        try (BareClient shredder = from("127.0.2.5").join("shredder", "public")) {
            byte[] begun = utf8("SEND\ndestination:/app/chat\n\n" + "x".repeat(5_000));
            byte[][] pieces = new byte[begun.length][];
            for (int i = 0; i < pieces.length; i++) {
                int last = i == pieces.length - 1 ? FIN : 0;
                pieces[i] = ClientFrame.of(last | (i == 0 ? TEXT : CONTINUATION), new byte[] {begun[i]});
            }
            try {
                shredder.send(pieces);
            } catch (IOException e) {
                // It was told, and cut off, in the middle.
            }
            counts.awaitMoreThan(before, "frame");
        }
    }

    @Test
    void takesNoFrameWithTooManyHeaders() throws IOException {
        double before = counts.of("frame");
        try (BareClient ann = from("127.0.2.6").join("headers", "public")) {
            ann.frame("SEND\n" + "a:b\n".repeat(100) + "\nx\0");
            assertThat(ann.await("ERROR").header("code")).isEqualTo("malformed");
        }
        assertThat(counts.of("frame")).isEqualTo(before + 1);
    }

    @Test
    void takesSoManySubscriptionsOfAConnection() throws IOException {
        double before = counts.of("subscriptions");
        try (BareClient ann = from("127.0.2.7").join("collector", "public")) {
            for (int i = 1; i <= 128; i++) {
                ann.frame("SUBSCRIBE\nid:q" + i + "\ndestination:/user/queue/q" + i + "\n\n\0");
            }
            assertThat(ann.await("ERROR").header("code")).isEqualTo("forbidden");
        }
        assertThat(counts.of("subscriptions")).isEqualTo(before + 1);
    }

    @Test
    void acceptsSoManySocketsFromAnAddress() throws IOException {
        double before = counts.of("sockets-per-address");
        List<Socket> open = new ArrayList<>();
        try {
            for (int i = 0; i < 6; i++) {
                open.add(Sockets.from("127.0.2.8", hub.port()));
            }
            try (Socket more = Sockets.from("127.0.2.8", hub.port())) {
                assertThat(Sockets.readAll(more)).isEmpty();
            }
            assertThat(counts.of("sockets-per-address")).isEqualTo(before + 1);
            assertThat(Sockets.get("127.0.2.9", hub.port(), "/actuator/health")).startsWith("HTTP/1.1 200");
            open.remove(0).close();
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> Sockets.get("127.0.2.8", hub.port(), "/actuator/health")
                            .startsWith("HTTP/1.1 200"));
        } finally {
            closeAll(open);
        }
    }

    @Test
    void endsARequestWhoseHeadDrips() throws IOException {
        double before = counts.of("request-time");
        try (Socket dripping = Sockets.from("127.0.2.10", hub.port())) {
            Sockets.write(dripping, "GET /actuator/health HTTP/1.1\r\n");
            dripUntilCut(dripping, before, "X-A: b\r\n");
        }
    }

    @Test
    void endsARequestWhoseBodyDrips() throws IOException {
        double before = counts.of("request-time");
        try (Socket dripping = Sockets.from("127.0.2.11", hub.port())) {
            Sockets.write(dripping, "POST /api/private-rooms HTTP/1.1\r\nHost: localhost\r\n");
            Sockets.write(dripping, "Content-Type: application/json\r\nContent-Length: 8000\r\n");
            Sockets.write(dripping, "Cookie: hubbub-secret=abcdefghijklmnopqrstuvwxyz012345\r\n\r\n");
            dripUntilCut(dripping, before, " ");
        }
    }

    @Test
    void hasSoManyPlacesForTheTerminalsOfAnAddress() throws IOException {
        double before = counts.of("terminals-per-address");
        List<Socket> open = new ArrayList<>();
        try {
            for (int i = 0; i < 2; i++) {
                Socket terminal = Sockets.from("127.0.2.12", terminalPort());
                open.add(terminal);
                assertThat(terminal.getInputStream().read()).isEqualTo('W');
            }
            try (Socket more = Sockets.from("127.0.2.12", terminalPort())) {
                assertThat(Sockets.readAll(more)).startsWith("* There are too many connections from your address.");
            }
            assertThat(counts.of("terminals-per-address")).isEqualTo(before + 1);
            try (Socket other = Sockets.from("127.0.2.13", terminalPort())) {
                assertThat(other.getInputStream().read()).isEqualTo('W');
            }
        } finally {
            closeAll(open);
        }
    }

    @Test
    void readsATerminalThatFloodsLaterAndTellsOfALineThatIsTooLong() throws IOException {
        double long0 = counts.of("line");
        double bytes0 = counts.of("bytes-per-connection");
        try (Socket terminal = Sockets.from("127.0.2.14", terminalPort())) {
            Sockets.write(terminal, "wordy\n" + "x".repeat(60_000) + "\nquit\n");
            assertThat(Sockets.readAll(terminal))
                    .contains("! This message is longer than 4000 characters.")
                    .endsWith("* Goodbye.\n");
        }
        assertThat(counts.of("line")).isEqualTo(long0 + 1);
        assertThat(counts.of("bytes-per-connection")).isGreaterThan(bytes0);
    }

    private static BareClient from(String address) throws IOException {
        return BareClient.openFrom(address, hub.port());
    }

    private static int terminalPort() {
        return hub.bean(TerminalGateway.class).port();
    }

    private static void drip(BareClient client) {
        try {
            client.frame("x");
        } catch (IOException e) {
            // It is closed, and the count tells why.
        }
    }

    private static void dripUntilCut(Socket socket, double before, String drop) {
        CLOCK.hurry(REQUEST_TIME.dividedBy(DROPS), () -> {
            try {
                Sockets.write(socket, drop);
            } catch (IOException e) {
                // It is closed, and the count tells why.
            }
            return counts.of("request-time") > before;
        });
        assertThat(Sockets.readAll(socket)).doesNotContain("200 OK");
    }

    private static void closeAll(List<Socket> sockets) throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
