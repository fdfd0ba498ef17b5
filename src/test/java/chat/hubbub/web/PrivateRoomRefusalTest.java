package chat.hubbub.web;

import static chat.hubbub.web.PrivateGuest.json;
import static org.assertj.core.api.Assertions.assertThat;

import chat.hubbub.journey.Http;
import chat.hubbub.journey.Hub;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the calls of private rooms do not take. */
class PrivateRoomRefusalTest {

    private static final String JSON = "application/json";

    @TempDir
    static Path data;

    private static Hub hub;

    @BeforeAll
    static void start() {
        hub = Hub.start(data, "hubbub.presence.grace=0s", "hubbub.limits.enabled=false");
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @Test
    void explainsWhatIsWrong() {
        try (PrivateGuest ann = new PrivateGuest(hub, "ann")) {
            assertThat(ann.post("/api/direct-rooms", "{\"nickname\":\"nobody-here\"}")
                            .statusCode())
                    .isEqualTo(404);
            assertThat(ann.post("/api/direct-rooms", "{\"nickname\":\"ann\"}").statusCode())
                    .isEqualTo(409);
            assertThat(ann.post("/api/direct-rooms", "{\"nickname\":\"\"}").statusCode())
                    .isEqualTo(400);
            assertThat(ann.post("/api/private-rooms", "{}").statusCode()).isEqualTo(400);
            assertThat(ann.post("/api/private-rooms", "nonsense").statusCode()).isEqualTo(400);
            assertThat(ann.post("/api/private-rooms", "{\"title\":\"a\\nb\"}").statusCode())
                    .isEqualTo(400);
            HttpResponse<String> unknown = Http.get(hub, "/api/private-rooms");
            assertThat(unknown.statusCode()).isEqualTo(401);
            assertThat(unknown.headers().firstValue("content-type")).hasValue("application/problem+json");
        }
        HttpResponse<String> gone = Http.post(
                hub,
                "/api/private-rooms",
                "{\"title\":\"x\"}",
                "Content-Type",
                JSON,
                "Cookie",
                "hubbub-secret=of-nobody");
        assertThat(gone.statusCode()).isEqualTo(409);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example", "null"})
    void takesNoOrdersFromPagesOfOthers(String origin) {
        HttpResponse<String> answer = Http.post(
                hub,
                "/api/private-rooms",
                "{\"title\":\"x\"}",
                "Content-Type",
                JSON,
                "Cookie",
                "hubbub-secret=secret-of-ann",
                "Origin",
                origin);
        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void readsNothingLong() {
        try (PrivateGuest ann = new PrivateGuest(hub, "ann")) {
            HttpResponse<String> answer =
                    ann.post("/api/private-rooms", "{\"title\":\"" + "x".repeat(ApiBodyLimit.MOST_BYTES) + "\"}");
            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(json(answer).get("detail").stringValue()).startsWith("A body has at most 8192 bytes");
        }
    }

    @Test
    void readsNothingThatDoesNotTellHowLongItIs() throws IOException {
        String request = """
                POST /api/private-rooms HTTP/1.1
                Host: localhost
                Connection: close
                Content-Type: application/json
                Transfer-Encoding: chunked

                2
                {}
                0

                """;
        String answer = RawHttp.send(hub.port(), request.replace("\n", "\r\n"));
        assertThat(answer).startsWith("HTTP/1.1 413");
    }

    @Test
    void aFormOfAnotherSiteCannotBeJson() {
        HttpResponse<String> answer = Http.post(
                hub,
                "/api/private-rooms",
                "{\"title\":\"x\"}",
                "Content-Type",
                "text/plain",
                "Cookie",
                "hubbub-secret=x");
        assertThat(answer.statusCode()).isEqualTo(415);
    }
}
