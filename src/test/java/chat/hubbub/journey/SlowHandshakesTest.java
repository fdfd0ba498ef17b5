package chat.hubbub.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.hubbub.broker.Broker;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Bean;

/** Clients that take their time over TLS's handshake, or make a mess of it; nobody waits for them, and nobody else waits either. */
@Tag("attack")
class SlowHandshakesTest {

    private static final int MANY = 300;
    private static final byte[] NOTHING = {};
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration HANDSHAKE_TIME = Duration.ofMinutes(1);

    /** Eight times that is what they have, and what drips sends a byte in each: none of them begins a time anew. */
    private static final Duration STEP = HANDSHAKE_TIME.dividedBy(8);

    private static final HurriedClock CLOCK = new HurriedClock();

    @TempDir
    static Path data;

    private static Hub hub;
    private static SSLContext tls;

    static class Watchmaker {
        @Bean
        Clock steadyClock() {
            return CLOCK;
        }
    }

    @BeforeAll
    static void start() throws Exception {
        Certificate certificate = Certificate.make(Files.createDirectory(data.resolve("tls")));
        List<String> properties = new ArrayList<>(List.of(certificate.properties()));
        properties.add("hubbub.presence.grace=0s");
        properties.add("hubbub.limits.handshake-time=" + HANDSHAKE_TIME);
        properties.add("hubbub.stomp.silence=10d");
        properties.add("server.tomcat.connection-timeout=10d");
        hub = Hub.startWith(Watchmaker.class, data.resolve("tls/data"), properties.toArray(String[]::new));
        tls = certificate.trusting("TLSv1.2");
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @AfterEach
    void leavesNothing() {
        await().atMost(PATIENCE).until(() -> hub.bean(Broker.class).connections() == 0);
    }

    @Test
    void endsAHandshakeThatTakesTooLongInWhateverWay() throws IOException {
        double before = cut();
        byte[] rest = {22, 3, 3, 1, 0, 0};
        try (Drips drips = new Drips();
                Socket half = Sockets.from("127.0.3.1", hub.port());
                Socket dumb = Sockets.from("127.0.3.2", hub.port())) {
            half.getOutputStream().write(hello());
            drips.open("127.0.3.3", hub.port(), NOTHING, hello());
            drips.openAndListen("127.0.3.4", hub.port(), hello(), rest);
            CLOCK.hurry(STEP, () -> cut() == before + 4);
            drips.awaitEnds();
            assertThat(Sockets.readAll(half)).isNotEmpty();
            assertThat(Sockets.readAll(dumb)).isEmpty();
        }
        assertThat(cut()).isEqualTo(before + 4);
    }

    @Test
    void endsWhatIsNoHandshakeAtOnce() throws IOException {
        double before = cut();
        for (byte[] garbage : List.of(
                ClientFrame.utf8("x".repeat(600)),
                new byte[600],
                ClientFrame.utf8("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"),
                Arrays.copyOf(new byte[] {22, 3, 3, 2, 0, 1, 0, 1, (byte) 0xfc}, 600))) {
            try (Socket socket = Sockets.from("127.0.3.5", hub.port())) {
                socket.getOutputStream().write(garbage);
                Sockets.readAll(socket);
            }
        }
        assertThat(cut()).isEqualTo(before);
    }

    /** Whoever is done with it may be as quiet as the other limits allow, and take what time they like. */
    @Test
    void countsNothingAfterTheHandshake() throws IOException {
        double before = cut();
        try (BareClient quiet = BareClient.open(hub.port(), tls).join("quiet", "public");
                Socket dumb = Sockets.from("127.0.3.5", hub.port())) {
            CLOCK.hurry(STEP, () -> cut() > before);
            assertThat(Sockets.readAll(dumb)).isEmpty();
            quiet.say("public", "still here");
            quiet.awaitThat(frame -> frame.content().equals("still here"));
        }
        assertThat(cut()).isEqualTo(before + 1);
    }

    /** It may be refused or granted; it must not become a burden. */
    @Test
    void makesNothingOfWhoHandshakesAgainAndAgain() throws IOException {
        try (SSLSocket again = (SSLSocket) tls.getSocketFactory()
                .createSocket(Sockets.from("127.0.3.6", hub.port()), "localhost", hub.port(), true)) {
            again.startHandshake();
            for (int i = 0; i < 50; i++) {
                again.startHandshake();
                Sockets.write(again, "GET /actuator/health HTTP/1.1\r\nHost: localhost\r\n\r\n");
                again.getInputStream().read();
            }
        } catch (SSLException | SocketException e) {
            // Refused.
        }
        BareClient.open(hub.port(), tls).join("other", "public").close();
    }

    @Test
    void nobodyElseWaitsForManyOfThem() throws IOException {
        double before = cut();
        byte[] hello = hello();
        try (Drips drips = new Drips()) {
            for (int i = 0; i < MANY; i++) {
                String address = "127.0." + (100 + i / 200) + '.' + (1 + i % 200);
                if (i % 2 == 0) {
                    drips.open(address, hub.port(), NOTHING, hello);
                } else {
                    drips.openAndListen(address, hub.port(), hello, new byte[] {22, 3});
                }
            }
            for (int i = 0; i < 20; i++) {
                BareClient.open(hub.port(), tls).join("busy" + i, "public").close();
            }
            CLOCK.hurry(STEP, () -> cut() == before + MANY);
            drips.awaitEnds();
        }
        assertThat(cut()).isEqualTo(before + MANY);
    }

    private static double cut() {
        return hub.bean(MeterRegistry.class)
                .get("hubbub.limits.refused")
                .tag("limit", "handshake-time")
                .functionCounter()
                .count();
    }

    /** Of somebody who was never here: no session is resumed. */
    private static byte[] hello() throws SSLException {
        SSLEngine engine = tls.createSSLEngine();
        engine.setUseClientMode(true);
        ByteBuffer hello = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
        engine.wrap(ByteBuffer.allocate(0), hello);
        byte[] bytes = new byte[hello.flip().remaining()];
        hello.get(bytes);
        return bytes;
    }
}
