package chat.hubbub.attack;

import static org.assertj.core.api.Assertions.assertThat;

import chat.hubbub.journey.Sockets;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One address does one thing as often as it can, until the limit answers; everybody else is served at once. */
@UnderAttack
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FloodsTest {

    private static final String NOISY = Victim.stranger();
    private static final String CHEAP = "GET /api/rooms/flood/members";
    private static final String CHEAP_SEARCH = "POST /api/search";
    private static final int AT_ONCE = 100;
    private static final int MOST_TRIES = 100;
    private static final int MOST_CALLS = 6_000;
    private static final int MOST_FRAMES = 900;
    private static final Pattern RETRY = Pattern.compile("[1-9]\\d*");

    static Stream<String> calls() {
        return Stream.of(
                "GET /",
                "HEAD /",
                "GET /rooms/public",
                "GET /rooms/flood?before=1&after=2&nick=x",
                "POST /rooms/flood",
                "GET /join/aaaaaaaaaaaaaaaaaaaaaaaaaa",
                "POST /join/aaaaaaaaaaaaaaaaaaaaaaaaaa",
                "GET /api",
                "GET /api/nothing",
                "OPTIONS /api/rooms",
                "GET /api/rooms",
                "GET /api/rooms/flood/messages?limit=200",
                "GET /api/rooms/flood/messages?at=2026-01-01",
                "GET /api/rooms/flood/members",
                "POST /api/rooms/flood/commands",
                "GET /api/private-rooms",
                "POST /api/private-rooms",
                "POST /api/direct-rooms",
                "GET /api/private-rooms/private-aaaaaaaaaaaaaaaaaaaaaaaaaa/invite",
                "POST /api/private-rooms/private-aaaaaaaaaaaaaaaaaaaaaaaaaa/invite",
                "DELETE /api/private-rooms/private-aaaaaaaaaaaaaaaaaaaaaaaaaa/invite",
                "GET /api/private-rooms/private-aaaaaaaaaaaaaaaaaaaaaaaaaa/invite.svg",
                "DELETE /api/private-rooms/private-aaaaaaaaaaaaaaaaaaaaaaaaaa/membership",
                "GET /api/push/key",
                "PUT /api/push/subscription",
                "DELETE /api/push/subscription",
                "POST /api/push/test");
    }

    /** All that is left of what it may ask is used up; a little comes back each moment. */
    @BeforeAll
    static void call(Victim victim) throws IOException {
        exhaust(victim, NOISY, CHEAP);
    }

    @ParameterizedTest
    @MethodSource("calls")
    void aCallIsRefusedUntilThereIsTime(String call, Victim victim) throws IOException {
        Reply refusal = refusalOf(victim, NOISY, CHEAP, call);
        assertThat(refusal.header("Retry-After")).matches(RETRY);
        if (call.contains(" /api")) {
            assertThat(refusal.header("Content-Type")).isEqualTo("application/problem+json");
            assertThat(refusal.words()).isEqualTo(call.startsWith("HEAD") ? "" : problem(call));
        } else {
            assertThat(refusal.header("Content-Type")).startsWith("text/plain");
        }
        assertThat(Reply.toPost(victim, call, "").status()).isNotEqualTo(429);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/search?q=flood",
                "GET /api/search?q=flood&room=flood",
                "GET /api/search",
                "POST /api/search"
            })
    void aSearchIsRefusedSooner(String call, Victim victim) throws IOException {
        Reply refusal = refusalOf(victim, Victim.stranger(), CHEAP_SEARCH, call);
        assertThat(refusal.header("Retry-After")).matches(RETRY);
        assertThat(refusal.words()).isEqualTo(problem(call));
        assertThat(Reply.to(victim, call).status()).isNotEqualTo(429);
    }

    /**
     * All connect in the same way at last, so that who connects too often by one door is refused at all. It comes first: the
     * sessions that it leaves alone end while the others run.
     */
    @ParameterizedTest
    @Order(1)
    @ValueSource(
            strings = {
                "GET /ws",
                "GET /ws/websocket",
                "GET /ws/000/SESSION/websocket",
                "POST /ws/000/SESSION/xhr",
                "POST /ws/000/SESSION/xhr_streaming"
            })
    void connectingIsRefusedAtEveryDoor(String door, Victim victim) throws IOException {
        String address = Victim.stranger();
        Reply answer = connect(address, victim, door);
        for (int i = 0; answer.status() != 429; i++) {
            assertThat(i).as("connections before the limit answers").isLessThan(MOST_FRAMES);
            answer = connect(address, victim, door);
        }
        assertThat(answer.header("Retry-After")).matches(RETRY);
        for (String other : List.of("GET /ws", "GET /ws/1/SESSION/websocket", "POST /ws/1/SESSION/xhr")) {
            assertThat(anyRefused(address, victim, other)).as(other).isTrue();
        }
        try (Socket terminal = Sockets.from(address, victim.terminalPort())) {
            terminal.shutdownOutput();
            assertThat(Sockets.readAll(terminal)).containsAnyOf("too many", "Welcome");
        }
        assertThat(connect(Victim.stranger(), victim, door).status()).isIn(101, 200);
    }

    @Test
    void openingTerminalsIsRefused(Victim victim) throws IOException {
        String address = Victim.stranger();
        List<Socket> open = new ArrayList<>();
        String told = "";
        while (!told.contains("too many")) {
            Socket socket = Sockets.from(address, victim.terminalPort());
            open.add(socket);
            told = firstLine(socket);
            assertThat(open).as("terminals before the limit answers").hasSizeLessThan(150);
        }
        new BareTerminal(victim).close();
        for (Socket each : open) {
            each.close();
        }
    }

    @Test
    void aFormIsRefusedAndShownAgain(Victim victim) throws IOException {
        String address = Victim.stranger();
        String secret = "Cookie: hubbub-secret=" + "f".repeat(32);
        String page = Reply.to(address, victim, "GET /rooms/flood", "", secret).words();
        String seal = page.replaceAll(
                "(?s).*name=\"key\" value=\"([^\"]+)\".*?name=\"token\" value=\"([^\"]+)\".*", "key=$1&token=$2");
        Reply answer = Reply.to(victim, "GET /rooms/flood");
        for (int i = 0; answer.status() != 429; i++) {
            assertThat(i).as("forms before the limit answers").isLessThan(MOST_FRAMES);
            answer = Reply.to(
                    address,
                    victim,
                    "POST /rooms/flood",
                    seal + "&nickname=flood+form&text=flood+" + i,
                    secret,
                    "Content-Type: application/x-www-form-urlencoded");
            assertThat(answer.status()).isIn(303, 429);
        }
        assertThat(answer.header("Retry-After")).matches(RETRY);
        assertThat(answer.words()).contains("<form", "flood form");
    }

    /** What comes back in time is used up by calls that cost little, right before it on the same connection. */
    private static Reply refusalOf(Victim victim, String address, String cheap, String call) throws IOException {
        for (int i = 0; i < MOST_TRIES; i++) {
            String text = flood(victim, address, cheap, call);
            Reply last = new Reply(text.substring(Math.max(0, text.lastIndexOf("HTTP/1.1 "))));
            if (last.status() == 429) {
                return last;
            }
        }
        throw new AssertionError("Never refused: " + call);
    }

    private static void exhaust(Victim victim, String address, String cheap) throws IOException {
        int calls = 0;
        while (!flood(victim, address, cheap, cheap).contains("HTTP/1.1 429")) {
            calls += AT_ONCE;
            assertThat(calls).as("calls before the limit answers").isLessThan(MOST_CALLS);
        }
    }

    private static boolean anyRefused(String address, Victim victim, String door) throws IOException {
        for (int i = 0; i < 50; i++) {
            if (connect(address, victim, door).status() == 429) {
                return true;
            }
        }
        return false;
    }

    private static Reply connect(String address, Victim victim, String door) throws IOException {
        return Reply.headOf(
                address,
                victim,
                door.replace("SESSION", UUID.randomUUID().toString()),
                door.startsWith("GET ") ? "Upgrade: websocket" : "X-Upgrade: none",
                door.startsWith("GET ") ? "Connection: Upgrade" : "Connection: close",
                "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==");
    }

    private static String flood(Victim victim, String address, String cheap, String last) throws IOException {
        String request = " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n";
        String all = (cheap + request + "\r\n").repeat(AT_ONCE) + last + request + "Connection: close\r\n\r\n";
        return Reply.toRaw(address, victim, all).text();
    }

    private static String firstLine(Socket socket) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = socket.getInputStream().read();
                c >= 0 && c != '\n';
                c = socket.getInputStream().read()) {
            line.append((char) c);
        }
        return line.toString();
    }

    private static String problem(String call) {
        String path = call.substring(call.indexOf('/')).replaceFirst("\\?.*", "");
        return "{\"title\":\"Too Many Requests\",\"status\":429,\"detail\":\"Too many requests come from your address. "
                + "Please wait a moment.\",\"instance\":\"" + path + "\"}";
    }
}
