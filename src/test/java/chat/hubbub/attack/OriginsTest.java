package chat.hubbub.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A page of somebody else gets no connection, no session and nothing to read, whatever its address looks like. */
@UnderAttack
class OriginsTest {

    private static final String[] UPGRADE = {
        "Upgrade: websocket",
        "Connection: Upgrade",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="
    };

    /** {@code PORT} is the server's. */
    static final List<String> FOREIGN = List.of(
            "null",
            "",
            "*",
            "undefined",
            "about:blank",
            "http://evil.example",
            "https://evil.example",
            "http://evil.example:PORT",
            "http://localhost.evil.example",
            "http://localhost.evil.example:PORT",
            "http://evil-localhost:PORT",
            "http://evil.localhost:PORT",
            "http://localhost:PORT.evil",
            "http://localhost:PORT.evil.example",
            "http://localhost",
            "https://localhost",
            "http://localhost:1",
            "http://localhost:0PORT",
            "http://localhost:PORT0",
            "http://localhost:+PORT",
            "http://localhost:PORT:PORT",
            "http://localhost.:PORT",
            "http://LOCALHOST.:PORT",
            "http://.localhost:PORT",
            "http://127.0.0.1:PORT",
            "http://127.1:PORT",
            "http://2130706433:PORT",
            "http://0x7f000001:PORT",
            "http://0.0.0.0:PORT",
            "http://[::1]:PORT",
            "http://[::ffff:127.0.0.1]:PORT",
            "http://user@localhost:PORT",
            "http://user:secret@localhost:PORT",
            "http://localhost:PORT@evil.example",
            "http://evil.example@localhost:PORT",
            "http://evil.example#@localhost:PORT",
            "http://evil.example?://localhost:PORT",
            "http://evil.example\\localhost:PORT",
            "http://localhost:PORT/",
            "http://localhost:PORT//evil.example",
            "http://localhost:PORT?evil",
            "http://localhost:PORT#evil",
            "http://localhost:PORT, http://evil.example",
            "http://evil.example, http://localhost:PORT",
            "http://localhost:PORT http://evil.example",
            "http://evil.example http://localhost:PORT",
            "http://localhost%00:PORT",
            "http://localhost%2eevil.example:PORT",
            "http://l\u043ecalhost:PORT",
            "http://xn--lcalhost-3xg:PORT",
            "http://\u24dbocalhost:PORT",
            "http://localho\u017ft:PORT",
            "http://\u212Aocalhost:PORT",
            "ftp://localhost:PORT",
            "ws://localhost:PORT",
            "file://localhost:PORT",
            "app://localhost:PORT",
            "capacitor://localhost:PORT",
            "chrome-extension://localhost:PORT",
            "javascript://localhost:PORT",
            "httpx://localhost:PORT",
            "localhost:PORT",
            "//localhost:PORT",
            "://localhost:PORT",
            "http:/localhost:PORT",
            "http:localhost:PORT",
            "http://http://localhost:PORT");

    private static final List<String> CALLS = List.of(
            "GET /ws",
            "GET /ws/",
            "GET /ws/websocket",
            "GET /ws/info",
            "OPTIONS /ws/info",
            "GET /ws/000/SESSION/websocket",
            "POST /ws/000/SESSION/xhr",
            "POST /ws/000/SESSION/xhr_streaming",
            "POST /ws/000/SESSION/xhr_send",
            "OPTIONS /ws/000/SESSION/xhr",
            "OPTIONS /ws/000/SESSION/xhr_streaming",
            "OPTIONS /ws/000/SESSION/xhr_send",
            "GET /ws/000/SESSION/eventsource",
            "GET /ws/000/SESSION/htmlfile?c=hacked",
            "GET /ws/000/SESSION/jsonp?c=hacked",
            "POST /ws/000/SESSION/jsonp_send",
            "GET /ws/iframe.html",
            "GET /ws/iframe-1.6.1.html");

    private static final List<String> PAGES = List.of(
            "/",
            "/rooms/public",
            "/api/rooms",
            "/api/rooms/public/messages",
            "/api/rooms/public/members",
            "/api/search?q=hello",
            "/api/push/key",
            "/api/private-rooms",
            "/api/nothing",
            "/actuator/health",
            "/actuator/prometheus",
            "/worker.js",
            "/owner",
            "/nothing");

    private static final AtomicInteger SESSIONS = new AtomicInteger();

    static Stream<Arguments> refusals() {
        return CALLS.stream().flatMap(call -> FOREIGN.stream().map(origin -> Arguments.of(call, origin)));
    }

    static Stream<Arguments> pages() {
        return Stream.of("GET", "OPTIONS", "HEAD")
                .flatMap(method -> PAGES.stream()
                        .flatMap(page -> Stream.of("null", "https://evil.example", "http://localhost.evil.example:PORT")
                                .map(origin -> Arguments.of(method + ' ' + page, origin))));
    }

    @Test
    void thereAreEnoughOfThem() {
        assertThat(refusals().map(each -> List.of(each.get())))
                .hasSizeGreaterThan(1_000)
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest(name = "{0} from {1}")
    @MethodSource("refusals")
    void noPageOfOthersConnects(String call, String origin, Victim victim) throws IOException {
        String session = "origins-" + SESSIONS.incrementAndGet();
        String[] headers = headers(victim, origin);
        Reply reply = Reply.to(victim, call.replace("SESSION", session), headers);
        assertThat(reply.status()).isIn(403, 404);
        assertThat(reply.text()).doesNotContainIgnoringCase("access-control-", "hacked", "sec-websocket-accept");
        assertThat(reply.headers("Set-Cookie")).isEmpty();
        assertThat(Reply.to(victim, "POST /ws/000/" + session + "/xhr_send").status())
                .as("whether there is a session now")
                .isEqualTo(404);
    }

    @ParameterizedTest(name = "{0} from {1}")
    @MethodSource("pages")
    void noPageOfOthersReads(String call, String origin, Victim victim) throws IOException {
        Reply reply = Reply.to(
                victim,
                call,
                "Origin: " + here(origin, victim),
                "Access-Control-Request-Method: POST",
                "Access-Control-Request-Headers: content-type");
        assertThat(reply.status()).isBetween(200, 499);
        assertThat(reply.head()).doesNotContainIgnoringCase("access-control-");
        assertThat(reply.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
    }

    @ParameterizedTest
    @CsvSource({
        "GET /ws, 101",
        "GET /ws/websocket, 101",
        "GET /ws/000/SESSION/websocket, 101",
        "GET /ws/info, 200",
        "OPTIONS /ws/info, 204",
        "POST /ws/000/SESSION/xhr, 200",
        "POST /ws/000/SESSION/xhr_streaming, 200",
        "POST /ws/000/SESSION/xhr_send, 404",
        "OPTIONS /ws/000/SESSION/xhr_send, 204",
    })
    void theOwnPageConnects(String call, int status, Victim victim) throws IOException {
        for (String origin : List.of("http://localhost:PORT", "https://localhost:PORT", "HTTP://LocalHost:PORT")) {
            String session = "own-" + SESSIONS.incrementAndGet();
            String[] headers = headers(victim, origin);
            assertThat(Reply.headOf(Victim.stranger(), victim, call.replace("SESSION", session), headers)
                            .status())
                    .isEqualTo(status);
            if (call.startsWith("POST") && status == 200) {
                assertThat(Reply.endOf(victim, "/ws/000/" + session, headers).status())
                        .isEqualTo(200);
            }
        }
    }

    /** Whoever leaves the header out is no browser; a header that only looks like it changes nothing. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Origin: http://localhost:PORT",
                "Referer: http://localhost:PORT/",
                "X-Forwarded-Host: evil.example",
                "Forwarded: host=evil.example",
                "Sec-Fetch-Site: same-origin",
                "Sec-WebSocket-Origin: http://localhost:PORT",
            })
    void noOtherHeaderSpeaksForAnOrigin(String header, Victim victim) throws IOException {
        String[] headers = headers(victim, "https://evil.example");
        headers[headers.length - 2] = here(header, victim);
        for (String call : List.of("GET /ws/info", "POST /ws/000/referred/xhr")) {
            assertThat(Reply.to(victim, call, headers).status()).isEqualTo(403);
        }
    }

    @ParameterizedTest
    @FieldSource("FOREIGN")
    void noPageOfOthersGetsAWordInByTheSessionOfAnother(String origin, Victim victim) throws IOException {
        String session = "/ws/000/spoken-" + SESSIONS.incrementAndGet();
        String cookie = "Cookie: hubbub-secret=" + "o".repeat(32);
        String own = "Origin: http://localhost:" + victim.port();
        assertThat(Reply.to(victim, "POST " + session + "/xhr", own, cookie).body())
                .contains("o\n");
        String foreign = "Origin: " + here(origin, victim);
        assertThat(Reply.toPost(victim, "POST " + session + "/xhr_send", "[\"x\"]", foreign, cookie)
                        .status())
                .isEqualTo(403);
        assertThat(Reply.endOf(victim, session, own, cookie).text()).contains("ERROR");
    }

    private static String[] headers(Victim victim, String origin) {
        return Stream.concat(Stream.of(UPGRADE), Stream.of("X-Filler: x", "Origin: " + here(origin, victim)))
                .toArray(String[]::new);
    }

    private static String here(String text, Victim victim) {
        return text.replace("PORT", Integer.toString(victim.port()));
    }
}
