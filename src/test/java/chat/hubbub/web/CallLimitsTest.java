package chat.hubbub.web;

import static org.assertj.core.api.Assertions.assertThat;

import chat.hubbub.journey.Hub;
import chat.hubbub.journey.LimitCounts;
import chat.hubbub.journey.Sockets;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests of one address, straight or through a proxy, and headers that say it was another. */
class CallLimitsTest {

    private static final String PROXY = "127.0.9.1";

    @TempDir
    static Path data;

    private static Hub hub;
    private static LimitCounts counts;

    @BeforeAll
    static void start() {
        hub = Hub.start(
                data,
                "hubbub.proxies=127.0.9.0/24,::1",
                "hubbub.limits.calls-per-address=5, 1/h",
                "hubbub.limits.searches-per-address=3, 1/h",
                "hubbub.limits.requests-per-address=300, 1/h");
        counts = new LimitCounts(hub);
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @Test
    void tellsWhoCallsTooOftenWhenToComeBack() throws IOException {
        double before = counts.of("calls-per-address");
        for (int i = 0; i < 5; i++) {
            assertThat(get("127.0.3.1", "/api/rooms")).startsWith("HTTP/1.1 200");
        }
        String refusal = get("127.0.3.1", "/api/rooms");
        assertThat(refusal)
                .startsWith("HTTP/1.1 429")
                .containsPattern("\r\nRetry-After: [1-9]\\d*\r\n")
                .contains("\r\nContent-Type: application/problem+json\r\n")
                .contains("{\"title\":\"Too Many Requests\",\"status\":429,\"detail\":\"")
                .endsWith("\"instance\":\"/api/rooms\"}")
                .doesNotContainIgnoringCase("tomcat")
                .doesNotContain("chat.hubbub");
        assertThat(get("127.0.3.1", "/rooms/public"))
                .startsWith("HTTP/1.1 429")
                .contains("\r\nContent-Type: text/plain")
                .endsWith("Please wait a moment.");
        assertThat(counts.of("calls-per-address")).isEqualTo(before + 2);
        assertThat(get("127.0.3.2", "/api/rooms")).startsWith("HTTP/1.1 200");
    }

    @Test
    void countsSearchesForThemselves() throws IOException {
        double before = counts.of("searches-per-address");
        for (int i = 0; i < 3; i++) {
            assertThat(get("127.0.3.3", "/api/search?q=x")).startsWith("HTTP/1.1 200");
        }
        assertThat(get("127.0.3.3", "/api/search?q=x")).startsWith("HTTP/1.1 429");
        assertThat(get("127.0.3.3", "/api/%73earch;a=b?q=x")).startsWith("HTTP/1.1 4");
        assertThat(counts.of("searches-per-address")).isGreaterThan(before);
        assertThat(get("127.0.3.3", "/api/rooms")).startsWith("HTTP/1.1 200");
    }

    @Test
    void countsAllOtherRequests() throws IOException {
        double before = counts.of("requests-per-address");
        for (int i = 0; i < 300; i++) {
            assertThat(get("127.0.3.4", "/actuator/health")).startsWith("HTTP/1.1 200");
        }
        assertThat(get("127.0.3.4", "/actuator/health")).startsWith("HTTP/1.1 429");
        assertThat(counts.of("requests-per-address")).isEqualTo(before + 1);
    }

    @Test
    void readsNoBodyOfWhatItRefuses() throws IOException {
        for (int i = 0; i < 5; i++) {
            get("127.0.3.5", "/api/rooms");
        }
        assertThat(Sockets.ask("127.0.3.5", hub.port(), "POST /api/private-rooms", "Content-Length: 5000"))
                .startsWith("HTTP/1.1 429");
    }

    @Test
    void showsTheFormAgainToWhoSpeaksTooOftenWithoutScripts(@TempDir Path folder) {
        try (Hub strict = Hub.start(folder, "hubbub.limits.connects-per-address=2, 1/h")) {
            PlainVisitor visitor = new PlainVisitor(strict, "public");
            assertThat(visitor.send("plain", "one").statusCode()).isEqualTo(303);
            assertThat(visitor.open("").send("plain", "two").statusCode()).isEqualTo(303);
            HttpResponse<String> refusal = visitor.open("").send("plain", "three");
            assertThat(refusal.statusCode()).isEqualTo(429);
            assertThat(refusal.headers().firstValue("Retry-After")).isPresent();
            assertThat(refusal.body()).contains("three");
            assertThat(new LimitCounts(strict).of("connects-per-address")).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/9.9",
                "GET /%zz HTTP/1.1",
                "GET /api/%zz HTTP/1.1",
                "NONSENSE",
                "GET /nothing HTTP/1.1",
                "POST /api/rooms HTTP/1.1",
                "GET /ws/nothing HTTP/1.1",
                "TRACE / HTTP/1.1",
                "GET /api/rooms/public/messages?limit=x HTTP/1.1"
            })
    void tellsNobodyWhatItIsMadeOf(String line) throws IOException {
        try (Socket socket = Sockets.from("127.0.3.7", hub.port())) {
            Sockets.write(socket, line + "\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            assertThat(Sockets.readAll(socket))
                    .startsWith("HTTP/1.1 ")
                    .doesNotContainIgnoringCase("tomcat", "spring", "coyote", "exception", "\tat ", "\nServer:");
        }
    }

    @Test
    void believesAProxyWhoTheClientIs() throws IOException {
        for (int i = 0; i < 5; i++) {
            assertThat(through("192.0.2.1")).startsWith("HTTP/1.1 200");
        }
        assertThat(through("192.0.2.1")).startsWith("HTTP/1.1 429");
        assertThat(through("192.0.2.1:4711")).startsWith("HTTP/1.1 429");
        assertThat(through("192.0.2.1, 127.0.9.2")).startsWith("HTTP/1.1 429");
        assertThat(through("192.0.2.2")).startsWith("HTTP/1.1 200");
    }

    @Test
    void believesNobodyBeforeTheLastAddressThatIsNoProxy() throws IOException {
        for (int i = 0; i < 5; i++) {
            through("203.0.113." + i + ", 192.0.2.3");
        }
        assertThat(through("203.0.113.77, 192.0.2.3")).startsWith("HTTP/1.1 429");
        assertThat(through("203.0.113.77")).startsWith("HTTP/1.1 200");
    }

    @Test
    void countsTheNetworkOfAnIpv6Address() throws IOException {
        for (int i = 0; i < 5; i++) {
            assertThat(through("2001:db8:1:2::" + i)).startsWith("HTTP/1.1 200");
        }
        assertThat(through("[2001:db8:1:2:ffff::1]:443")).startsWith("HTTP/1.1 429");
        assertThat(through("2001:db8:1:3::1")).startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Forwarded-For: 192.0.2.", "Forwarded: for=192.0.2.", "X-Real-IP: 192.0.2."})
    void believesNoHeaderOfAStranger(String header) throws IOException {
        String stranger = "127.0.4." + header.length();
        for (int i = 0; i < 5; i++) {
            get(stranger, "/api/rooms", header + (100 + i));
        }
        assertThat(get(stranger, "/api/rooms", header + "200")).startsWith("HTTP/1.1 429");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "unknown", "999.1.1.1", "localhost", "<script>"})
    void countsWhatIsNoAddressAsTheProxyItself(String nonsense) throws IOException {
        String proxy = "127.0.9." + (100 + nonsense.length());
        for (int i = 0; i < 5; i++) {
            get(proxy, "/api/rooms", "X-Forwarded-For: 192.0.2.9, " + nonsense);
        }
        assertThat(get(proxy, "/api/rooms", "X-Forwarded-For: 192.0.2.10, " + nonsense))
                .startsWith("HTTP/1.1 429");
    }

    private static String through(String origin) throws IOException {
        return get(PROXY, "/api/rooms", "X-Forwarded-For: " + origin);
    }

    private static String get(String address, String path, String... headers) throws IOException {
        return Sockets.get(address, hub.port(), path, headers);
    }
}
