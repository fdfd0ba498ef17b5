package chat.hubbub.journey;

import static org.assertj.core.api.Assertions.assertThat;

import chat.hubbub.journey.SockJsClient.Transport;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the protocol's own description asks of a server. */
class SockJsProtocolTest {

    private static final String CONNECT = "[\"CONNECT\\naccept-version:1.2\\nhost:hub\\n\\n\\u0000\"]";

    @TempDir
    static Path data;

    private static Hub hub;

    @BeforeAll
    static void start() {
        hub = Hub.start(data, "hubbub.limits.enabled=false", "hubbub.stomp.origins=https://friend.example");
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ws", "/ws/"})
    void greets(String path) {
        HttpResponse<String> response = call("GET", path);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(header(response, "Content-Type")).isEqualTo("text/plain;charset=UTF-8");
        assertThat(response.body()).isEqualTo("Welcome to SockJS!\n");
    }

    @Test
    void tellsAboutItselfAndIsDifferentEachTime() {
        HttpResponse<String> first = call("GET", "/ws/info", "Origin", "https://friend.example");
        assertThat(first.body())
                .matches("\\{\"websocket\":true,\"origins\":\\[\"\\*:\\*\"],\"cookie_needed\":true,\"entropy\":\\d+}")
                .isNotEqualTo(call("GET", "/ws/info").body());
        assertThat(header(first, "Content-Type")).isEqualTo("application/json;charset=UTF-8");
        assertThat(header(first, "Cache-Control")).isEqualTo("no-store, no-cache, must-revalidate, max-age=0");
        assertThat(header(first, "Access-Control-Allow-Origin")).isEqualTo("https://friend.example");
        assertThat(header(first, "Access-Control-Allow-Credentials")).isEqualTo("true");
    }

    @ParameterizedTest
    @CsvSource({
        "/ws/info, 'OPTIONS, GET'",
        "/ws/abc/abc/xhr, 'OPTIONS, POST'",
        "/ws/abc/abc/xhr_send, 'OPTIONS, POST'",
        "/ws/abc/abc/xhr_streaming, 'OPTIONS, POST'"
    })
    void answersBrowsersThatAskFirst(String path, String methods) {
        HttpResponse<String> response =
                call("OPTIONS", path, "Origin", "https://friend.example", "Access-Control-Request-Headers", "a, b, c");
        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(header(response, "Access-Control-Allow-Methods")).isEqualTo(methods);
        assertThat(header(response, "Access-Control-Allow-Headers")).isEqualTo("a, b, c");
        assertThat(header(response, "Access-Control-Max-Age")).isEqualTo("31536000");
        assertThat(header(response, "Cache-Control")).isEqualTo("public, max-age=31536000");
        assertThat(header(response, "Expires")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/ws/info", "/ws/a/a/xhr", "/ws/a/a/xhr_send", "/ws/a/a/xhr_streaming", "/ws/a/a/websocket"})
    void refusesPagesOfOtherSites(String path) {
        for (String method : List.of("GET", "POST", "OPTIONS")) {
            HttpResponse<String> response = call(method, path, "Origin", "https://evil.example");
            assertThat(response.statusCode()).isEqualTo(403);
            assertThat(response.headers().firstValue("Access-Control-Allow-Origin"))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /ws/a, 404",
        "GET, /ws//, 404",
        "GET, /ws/iframe.html, 404",
        "GET, /ws/a/a/jsonp, 404",
        "POST, /ws/a./a/xhr, 404",
        "GET, /ws/a/a/xhr, 405",
        "POST, /ws/a/a/websocket, 405",
        "GET, /ws/a/a/websocket, 400",
        "GET, /ws/websocket, 400"
    })
    void hasNothingElse(String method, String path, int status) {
        assertThat(call(method, path).statusCode()).isEqualTo(status);
    }

    @Test
    void opensASessionWithItsFirstPollAndKnowsItByItsOwnNameAlone() {
        String session = newSession();
        HttpResponse<String> opened = call("POST", "/ws/000/" + session + "/xhr");
        assertThat(opened.body()).isEqualTo("o\n");
        assertThat(header(opened, "Content-Type")).isEqualTo("application/javascript;charset=UTF-8");

        HttpResponse<String> sent = post("/ws/111/" + session + "/xhr_send", CONNECT);
        assertThat(sent.statusCode()).isEqualTo(204);
        assertThat(header(sent, "Content-Type")).isEqualTo("text/plain;charset=UTF-8");
        assertThat(call("POST", "/ws/999/" + session + "/xhr").body()).startsWith("a[\"CONNECTED\\n");
    }

    @Test
    void takesEveryContentType() {
        String path = opened();
        for (String type : List.of("text/plain", "T", "application/json", "", "text/xml; charset=utf-8")) {
            HttpResponse<String> response =
                    SockJsClient.post(hub.http(path + "/xhr_send"), "[\"\\n\"]", "Content-Type", type);
            assertThat(response.statusCode()).isEqualTo(204);
        }
    }

    @Test
    void saysWhatIsWrongWithAPayload() {
        String path = opened() + "/xhr_send";
        assertThat(post(path, "[\"x"))
                .extracting(HttpResponse::statusCode, HttpResponse::body)
                .containsExactly(500, "Broken JSON encoding.");
        assertThat(post(path, ""))
                .extracting(HttpResponse::statusCode, HttpResponse::body)
                .containsExactly(500, "Payload expected.");
        String tooLong = "[\"" + "x".repeat(300_000) + "\"]";
        assertThat(post(path, tooLong))
                .extracting(HttpResponse::statusCode, HttpResponse::body)
                .containsExactly(413, "The payload is too long.");
        assertThat(post(path, "[\"\\n\"]").statusCode()).isEqualTo(204);
    }

    @Test
    void measuresAPayloadThatDoesNotSayHowLongItIs() {
        byte[] tooLong = new byte[300_000];
        HttpRequest request = HttpRequest.newBuilder(hub.http(opened() + "/xhr_send"))
                .POST(HttpRequest.BodyPublishers.fromPublisher(HttpRequest.BodyPublishers.ofByteArray(tooLong)))
                .build();
        assertThat(SockJsClient.exchange(request).statusCode()).isEqualTo(413);
    }

    @Test
    void knowsNoSessionThatNobodyOpened() {
        assertThat(post("/ws/000/" + newSession() + "/xhr_send", "[\"x\"]").statusCode())
                .isEqualTo(404);
    }

    @Test
    void givesASessionToNobodyElse() {
        String path = "/ws/000/" + newSession();
        String cookie = "hubbub-secret=" + "mine".repeat(8);
        assertThat(call("POST", path + "/xhr", "Cookie", cookie).body()).isEqualTo("o\n");

        for (String stolen : List.of("hubbub-secret=another", "unrelated=1")) {
            URI send = hub.http(path + "/xhr_send");
            assertThat(SockJsClient.post(send, "[\"x\"]", "Cookie", stolen).statusCode())
                    .isEqualTo(404);
            assertThat(call("POST", path + "/xhr", "Cookie", stolen).statusCode())
                    .isEqualTo(404);
            assertThat(call("POST", path + "/xhr_streaming", "Cookie", stolen).statusCode())
                    .isEqualTo(404);
        }
        assertThat(SockJsClient.post(hub.http(path + "/xhr_send"), CONNECT, "Cookie", cookie)
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    void letsOnlyOneRequestListen() {
        try (SockJsClient client = SockJsClient.open(hub, Transport.xhr_streaming)) {
            String refused = "c[2010,\"Another connection still open\"]\n";
            assertThat(post(client.uri("xhr"))).isEqualTo(refused);
            assertThat(post(client.uri("xhr_streaming"))).isEqualTo("h".repeat(2_048) + "\n" + refused);
            client.connect("still-there");
        }
    }

    @Test
    void tellsForAWhileWhyItClosed() {
        String path = opened();
        assertThat(post(path + "/xhr_send", "[\"NONSENSE\\n\\n\\u0000\"]").statusCode())
                .isEqualTo(204);
        assertThat(call("POST", path + "/xhr").body()).startsWith("a[\"ERROR\\n");
        for (int i = 0; i < 3; i++) {
            assertThat(call("POST", path + "/xhr").body()).startsWith("c[");
        }
    }

    @Test
    void endsAPollThatIsAnswered() {
        String path = opened();
        CompletableFuture<HttpResponse<String>> poll = CompletableFuture.supplyAsync(() -> call("POST", path + "/xhr"));
        post(path + "/xhr_send", CONNECT);
        assertThat(poll.join().body()).startsWith("a[\"CONNECTED\\n").endsWith("\"]\n");
    }

    @Test
    void endsAStreamThatHasBecomeLong() {
        try (SockJsClient client = SockJsClient.open(hub, Transport.xhr_streaming)) {
            client.connect("streamer");
            client.join("long");
            for (int i = 1; i <= 50; i++) {
                client.send(SockJsClient.say("long", "r" + i, "x".repeat(3_000)));
            }
            client.first(frame -> frame.seq() == 50);
            assertThat(client.responses()).isGreaterThan(1);
        }
    }

    @Test
    void closesAWebSocketOnBrokenJsonButNotOnAnEmptyMessage() {
        try (SockJsClient client = SockJsClient.open(hub, Transport.websocket)) {
            client.raw("");
            client.connect("careful");
            client.raw("[\"a");
            assertThat(client.frame(frame -> frame.startsWith("c"))).startsWith("c[1002,");
        }
    }

    @Test
    void speaksPlainStompWhereNoSockJsIsAskedFor() {
        try (StompClient client = StompClient.connect(hub.ws("/ws/websocket"), "login", "plain")) {
            client.join("public");
        }
    }

    private static String newSession() {
        return UUID.randomUUID().toString();
    }

    private static String opened() {
        String path = "/ws/000/" + newSession();
        assertThat(call("POST", path + "/xhr").body()).isEqualTo("o\n");
        return path;
    }

    private static HttpResponse<String> call(String method, String path, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(hub.http(path)).method(method, HttpRequest.BodyPublishers.noBody());
        return SockJsClient.exchange((headers.length == 0 ? request : request.headers(headers)).build());
    }

    private static HttpResponse<String> post(String path, String body) {
        return SockJsClient.post(hub.http(path), body);
    }

    private static String post(URI uri) {
        return SockJsClient.post(uri, "").body();
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
