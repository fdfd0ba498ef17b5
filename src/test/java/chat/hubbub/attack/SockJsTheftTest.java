package chat.hubbub.attack;

import static org.assertj.core.api.Assertions.assertThat;

import chat.hubbub.journey.ClientFrame;
import chat.hubbub.journey.Sockets;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Whoever learns the name of somebody's SockJS session can neither speak in it nor hear what it is told. */
@UnderAttack
@ExtendWith(OutputCaptureExtension.class)
class SockJsTheftTest {

    private static final String SECRET = "owned-by-a-cookie-of-32-letters-";
    private static final String COOKIE = "Cookie: hubbub-secret=" + SECRET;
    private static final String ID = UUID.randomUUID().toString();
    private static final String SESSION = "/ws/000/" + ID;
    private static final String HOME = Victim.stranger();

    private static Socket ear;
    private static StringBuilder heard;

    /** What a thief shows instead, in lines of a head. */
    private static final List<String> DISGUISES = List.of(
            "",
            "Cookie: ",
            "Cookie: hubbub-secret=",
            "Cookie: hubbub-secret=" + "x".repeat(32),
            "Cookie: hubbub-secret=" + SECRET + "x",
            "Cookie: hubbub-secret=" + SECRET.substring(1),
            "Cookie: hubbub-secret=" + SECRET.toUpperCase(Locale.ROOT),
            "Cookie: hubbub-secret=%6Fwned-by-a-cookie-of-32-letters-",
            "Cookie: hubbub-secret=x; hubbub-secret=" + SECRET,
            "Cookie: HUBBUB-SECRET=" + SECRET,
            "Cookie: hubbub_secret=" + SECRET,
            "Cookie: hubbub-nickname=victim",
            "Cookie: JSESSIONID=" + ID,
            "X-Cookie: hubbub-secret=" + SECRET,
            "Authorization: Bearer " + SECRET,
            "login: victim\r\npasscode: " + SECRET,
            "X-Forwarded-For: " + HOME,
            "X-Real-IP: " + HOME,
            COOKIE + "\r\nOrigin: https://localhost:PORT",
            COOKIE + "\r\nOrigin: http://localhost:PORT",
            COOKIE + "\r\nOrigin: https://evil.example",
            COOKIE + "\r\nOrigin: null");

    private static final List<String> DOORS = List.of(
            "POST %s/xhr_send",
            "POST %s/xhr",
            "POST %s/xhr_streaming",
            "POST /ws/999/%s/xhr_send",
            "POST /ws/999/%s/xhr",
            "POST %s/xhr_send?session=mine",
            "POST %s/xhr?c=x");

    static Stream<Arguments> thefts() {
        return DOORS.stream().flatMap(door -> DISGUISES.stream().map(disguise -> Arguments.of(door, disguise)));
    }

    @BeforeAll
    static void open(Victim victim) throws IOException {
        ear = Sockets.from(HOME, victim.port());
        heard = new StringBuilder();
        Sockets.write(
                ear,
                "POST " + SESSION + "/xhr_streaming HTTP/1.1\r\nHost: localhost:" + victim.port() + "\r\n" + COOKIE
                        + "\r\nContent-Length: 0\r\n\r\n");
        hear("o\n");
        say(victim, HOME, "CONNECT\\naccept-version:1.2\\nhost:hub\\nlogin:victim\\n\\n\\u0000");
        hear("user-name:victim");
        say(victim, HOME, "SUBSCRIBE\\nid:0\\ndestination:/topic/theft\\nreceipt:in\\n\\n\\u0000");
        hear("receipt-id:in");
    }

    @AfterAll
    static void close(Victim victim) throws IOException {
        say(victim, HOME, "DISCONNECT\\nreceipt:bye\\n\\n\\u0000");
        hear("receipt-id:bye");
        ear.close();
    }

    @ParameterizedTest(name = "{0} with {1}")
    @MethodSource("thefts")
    void nobodyElseSpeaksOrHearsInIt(String door, String disguise, Victim victim) throws IOException {
        String line = door.formatted(door.contains("/999/") ? ID : SESSION);
        String shown = disguise.replace("PORT", Integer.toString(victim.port()));
        String body = door.contains("xhr_send") ? "[\"SEND\\ndestination:/app/chat/theft\\n\\nstolen\\u0000\"]" : "";
        String[] headers = shown.isEmpty() ? new String[0] : new String[] {shown};
        Reply reply = Reply.toPost(victim, line, body, headers);
        assertThat(reply.status()).isIn(403, 404);
        assertThat(reply.text()).doesNotContain("victim", ID, SECRET, "a[", "c[", "MESSAGE");
    }

    /** The name of a session means nothing to a WebSocket: each is a session of its own. */
    @ParameterizedTest
    @ValueSource(strings = {"/ws/000/%s/websocket", "/ws/999/%s/websocket"})
    void aWebSocketUnderItsNameIsAnotherSession(String path, Victim victim) throws IOException {
        try (Socket socket = Sockets.from(Victim.stranger(), victim.port())) {
            Sockets.write(
                    socket,
                    "GET " + path.formatted(ID) + " HTTP/1.1\r\nHost: localhost:" + victim.port()
                            + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
            socket.getOutputStream()
                    .write(ClientFrame.text("[\"SEND\\ndestination:/app/chat/theft\\n\\nstolen\\u0000\"]"));
            StringBuilder told = new StringBuilder();
            for (int c = 0;
                    c >= 0 && told.indexOf("not-connected") < 0;
                    c = socket.getInputStream().read()) {
                told.append((char) c);
            }
            assertThat(told).contains("not-connected").doesNotContain("victim");
        }
    }

    /** A telephone goes from one network to the next, and is the same person. */
    @Test
    void itsOwnerSpeaksInItFromWhereverTheyAre(Victim victim) throws IOException {
        say(victim, Victim.stranger(), "SEND\\ndestination:/app/chat/theft\\nreceipt:said\\n\\nmine\\u0000");
        hear("receipt-id:said");
        hear("mine");
        Reply second = Reply.to(Victim.stranger(), victim, "POST " + SESSION + "/xhr", "", COOKIE);
        assertThat(second.text()).contains("c[2010,\"Another connection still open\"]");
        Reply history = Reply.to(victim, "GET /api/rooms/theft/messages");
        assertThat(history.text()).contains("mine").doesNotContain("stolen");
        assertThat(heard).contains("mine").doesNotContain("stolen");
    }

    /** Where no cookie was shown the name is the secret, and a cookie of somebody else opens nothing. */
    @Test
    void aSessionWithoutACookieIsNotThatOfSomebodyWithOne(Victim victim) throws IOException {
        String path = "/ws/000/" + UUID.randomUUID();
        assertThat(Reply.toPost(victim, "POST " + path + "/xhr", "").status()).isEqualTo(200);
        assertThat(Reply.toPost(victim, "POST " + path + "/xhr_send", "[\"\\n\"]", COOKIE)
                        .status())
                .isEqualTo(404);
        assertThat(Reply.toPost(victim, "POST " + path + "/xhr_send", "[\"\\n\"]")
                        .status())
                .isEqualTo(204);
        assertThat(Reply.endOf(victim, path).text()).contains("ERROR");
    }

    /** Neither what is logged nor what is told of the server holds a name of a session. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /actuator/prometheus",
                "GET /actuator/health",
                "GET /api/rooms",
                "GET /api/rooms/theft/members",
                "GET /rooms/theft",
                "GET /ws/info",
                "GET /ws/000/%s",
                "GET /ws/000/%s/xhr",
                "GET /ws/000/%s/nothing",
                "POST /ws/000/%s/websocket",
                "DELETE /ws/000/%s/xhr_send",
                "GET /api/%s",
                "GET /%s",
                "GET /%s%%00",
                "GET /api/%s%%zz"
            })
    void namesOfSessionsAreToldNowhere(String line, Victim victim, CapturedOutput output) throws IOException {
        Reply reply = Reply.to(victim, line.formatted(ID));
        List<String> told = new ArrayList<>(List.of(reply.head(), output.getAll()));
        told.add(line.startsWith("GET /api/%s") || line.startsWith("GET /%s") ? "" : reply.body());
        assertThat(told).noneMatch(text -> text.contains(ID));
        assertThat(reply.header("Referrer-Policy")).isEqualTo("same-origin");
    }

    private static void say(Victim victim, String address, String frame) throws IOException {
        Reply reply = Reply.to(address, victim, "POST " + SESSION + "/xhr_send", "[\"" + frame + "\"]", COOKIE);
        assertThat(reply.status()).isEqualTo(204);
    }

    private static void hear(String wanted) throws IOException {
        while (heard.indexOf(wanted) < 0) {
            int c = ear.getInputStream().read();
            assertThat(c).as("what follows %s", heard).isNotNegative();
            heard.append((char) c);
        }
    }
}
