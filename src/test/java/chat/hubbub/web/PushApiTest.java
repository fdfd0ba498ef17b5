package chat.hubbub.web;

import static chat.hubbub.web.PrivateGuest.json;
import static org.assertj.core.api.Assertions.assertThat;

import chat.hubbub.journey.Http;
import chat.hubbub.journey.Hub;
import chat.hubbub.push.FakeBrowser;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PushApiTest {

    private static final String AT = "/api/push/subscription";
    private static final String GOOD = new FakeBrowser().subscription("https://push.example/abc");

    @TempDir
    static Path data;

    private static Hub hub;

    @BeforeAll
    static void start() {
        hub = Hub.start(data);
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @Test
    void tellsItsKeyToEverybody() {
        String key = json(Http.get(hub, "/api/push/key")).get("key").stringValue();
        assertThat(Base64.getUrlDecoder().decode(key)).hasSize(65).startsWith(4);
    }

    @Test
    void takesASubscriptionAndGivesItBack() {
        try (PrivateGuest ann = new PrivateGuest(hub, "ann");
                PrivateGuest eve = new PrivateGuest(hub, "eve")) {
            String known = "{\"endpoint\":\"https://push.example/abc\"}";
            assertThat(ann.send("PUT", AT, GOOD).statusCode()).isEqualTo(204);
            assertThat(ann.send("PUT", AT, GOOD).statusCode()).isEqualTo(204);
            assertThat(eve.send("DELETE", AT, known).statusCode()).isEqualTo(404);
            assertThat(eve.post("/api/push/test", known).statusCode()).isEqualTo(404);
            assertThat(ann.send("DELETE", AT, known).statusCode()).isEqualTo(204);
            assertThat(ann.send("DELETE", AT, known).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void refusesMoreThanOneMayHave() {
        try (PrivateGuest ann = new PrivateGuest(hub, "ann-of-many")) {
            for (int i = 0; i < 10; i++) {
                assertThat(ann.send("PUT", AT, GOOD.replace("abc", "many-" + i)).statusCode())
                        .isEqualTo(204);
            }
            assertThat(ann.send("PUT", AT, GOOD.replace("abc", "many-10")).statusCode())
                    .isEqualTo(409);
        }
    }

    @ParameterizedTest
    @CsvSource({"PUT,/api/push/subscription", "DELETE,/api/push/subscription", "POST,/api/push/test"})
    void isForThoseWhoAreKnownAndForPagesOfItsOwn(String method, String path) {
        String json = "application/json";
        String cookie = "hubbub-secret=" + "x".repeat(32);
        assertThat(Http.send(hub, method, path, GOOD, "Content-Type", json).statusCode())
                .isEqualTo(401);
        assertThat(Http.send(
                                hub,
                                method,
                                path,
                                GOOD,
                                "Content-Type",
                                json,
                                "Cookie",
                                cookie,
                                "Origin",
                                "https://evil.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(Http.send(hub, method, path, GOOD, "Content-Type", "text/plain", "Cookie", cookie)
                        .statusCode())
                .isEqualTo(415);
    }

    @Test
    void callsNobodyWhoWasNotHere() {
        String cookie = "hubbub-secret=" + "y".repeat(32);
        assertThat(Http.send(hub, "PUT", AT, GOOD, "Content-Type", "application/json", "Cookie", cookie)
                        .statusCode())
                .isEqualTo(409);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://push.example/abc",
                "https://push.example:8080/abc",
                "https://localhost/abc",
                "https://127.0.0.1/abc",
                "https://10.0.0.1/abc",
                "https://[::1]/abc",
                "https://[2606:4700::1111]/abc"
            })
    void goesNowhereButToPushServices(String endpoint) {
        try (PrivateGuest ann = new PrivateGuest(hub, "ann")) {
            assertThat(ann.send("PUT", AT, new FakeBrowser().subscription(endpoint))
                            .statusCode())
                    .isEqualTo(409);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"endpoint\":\"https://push.example/abc\"}",
                "{\"endpoint\":\"https://push.example/abc\",\"keys\":{\"p256dh\":\"AAAA\",\"auth\":\"AAAA\"}}",
                "{\"endpoint\":\"https://push.example/abc\",\"keys\":{\"p256dh\":null}}",
                "{\"endpoint\":\"push\",\"keys\":7}"
            })
    void refusesWhatIsNoSubscription(String body) {
        try (PrivateGuest ann = new PrivateGuest(hub, "ann")) {
            assertThat(ann.send("PUT", AT, body).statusCode()).isEqualTo(400);
        }
    }

    @Test
    void tellsWhereItCannotStore() throws SQLException {
        try (PrivateGuest ann = new PrivateGuest(hub, "ann");
                Connection other = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("hubbub.db"));
                Statement statement = other.createStatement()) {
            String body = GOOD.replace("abc", "full");
            statement.execute("BEGIN IMMEDIATE");
            assertThat(ann.send("PUT", AT, body).statusCode()).isEqualTo(503);
            statement.execute("ROLLBACK");
            assertThat(ann.send("PUT", AT, body).statusCode()).isEqualTo(204);
        }
    }

    @Test
    void isNotThereWhereItIsSwitchedOff(@TempDir Path folder) {
        try (Hub silent = Hub.start(folder, "hubbub.push.enabled=false");
                PrivateGuest ann = new PrivateGuest(silent, "ann")) {
            assertThat(ann.get("/api/push/key").statusCode()).isEqualTo(404);
            assertThat(ann.send("PUT", AT, GOOD).statusCode()).isEqualTo(404);
            assertThat(ann.stomp().join("public").say("public", "@ann")).isEqualTo(1);
        }
    }
}
