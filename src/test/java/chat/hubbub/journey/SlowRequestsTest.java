package chat.hubbub.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Bean;

/** Clients that take their time over a request, at whatever door; nobody waits for them. */
@Tag("attack")
class SlowRequestsTest {

    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final List<String> HEADS = List.of(
            "GET / HTTP/1.1\r\nHost: localhost\r\nX-A: ",
            "GET /rooms/public?x=",
            "GET /api/rooms HTTP/1.1\r\nHost: localhost\r\nCookie: hubbub-secret=",
            "GET /ws HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: ",
            "GET /ws/000/a/websocket HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nX-A: ",
            "G");

    private static final List<String> BODIES = List.of(
            "POST /api/private-rooms " + JSON,
            "POST /api/direct-rooms " + JSON,
            "POST /api/rooms/public/commands " + JSON,
            "POST /api/push/test " + JSON,
            "PUT /api/push/subscription " + JSON,
            "DELETE /api/push/subscription " + JSON,
            "POST /rooms/public " + FORM,
            "POST /join/abcdefghijklmnopqrstuvwxyz " + FORM,
            "POST /owner " + FORM,
            "POST /owner/0123456789abcdef0123456789abcdef " + FORM,
            "POST /ws/000/nobody/xhr_send " + JSON,
            "POST /ws/000/nobody/xhr " + JSON,
            "POST /ws/000/nobody/xhr_streaming " + JSON,
            "POST /nowhere " + JSON);

    /** As Tomcat has it, from the last byte on. It must not end what drips while that is not read for a moment. */
    private static final Duration CONNECTION_TIMEOUT = Duration.ofMinutes(10);

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

    @BeforeAll
    static void start() {
        hub = Hub.startWith(
                Watchmaker.class,
                data,
                "hubbub.limits.request-time=2s",
                "server.tomcat.connection-timeout=" + CONNECTION_TIMEOUT);
        counts = new LimitCounts(hub);
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @Test
    void endsAConnectionOnWhichNothingIsAsked() throws IOException {
        try (Socket dumb = Sockets.from("127.0.4.1", hub.port())) {
            CompletableFuture<String> answer = CompletableFuture.supplyAsync(() -> Sockets.readAll(dumb));
            CLOCK.hurry(CONNECTION_TIMEOUT, answer::isDone);
            assertThat(answer.join()).isEmpty();
        }
    }

    @Test
    void endsWhoeverDripsAHead() throws IOException {
        double before = counts.of("request-time");
        try (Drips drips = new Drips()) {
            for (int i = 0; i < HEADS.size(); i++) {
                drips.open("127.0.4." + (10 + i), hub.port(), ClientFrame.utf8(HEADS.get(i)), ClientFrame.utf8("x"));
            }
            assertThat(drips.awaitEnds()).noneMatch(answer -> answer.startsWith("HTTP/1.1 2"));
        }
        assertThat(counts.of("request-time")).isEqualTo(before + HEADS.size());
    }

    /** Some are refused by their heads already, which ends them too. */
    @Test
    void endsWhoeverDripsABody() throws IOException {
        try (Drips drips = new Drips();
                SockJsClient open = SockJsClient.open(hub, SockJsClient.Transport.xhr_streaming)) {
            open.connect("open");
            for (String line : BODIES) {
                drips.open("127.0.4.100", hub.port(), ClientFrame.utf8(head(line)), ClientFrame.utf8("a"));
            }
            String sending = "POST " + open.uri("xhr_send").getPath() + ' ' + JSON;
            drips.open("127.0.4.100", hub.port(), ClientFrame.utf8(head(sending)), ClientFrame.utf8("[\" "));
            assertThat(drips.awaitEnds()).noneMatch(answer -> answer.startsWith("HTTP/1.1 2"));
        }
    }

    /** A browser's own, and with a secret, so that it is the body that is waited for. */
    private static String head(String line) {
        int type = line.lastIndexOf(' ');
        return line.substring(0, type) + " HTTP/1.1\r\nHost: localhost:" + hub.port() + "\r\nContent-Type: "
                + line.substring(type + 1) + "\r\nContent-Length: 4000\r\nOrigin: http://localhost:" + hub.port()
                + "\r\nCookie: hubbub-secret=abcdefghijklmnopqrstuvwxyz012345\r\n\r\n";
    }
}
