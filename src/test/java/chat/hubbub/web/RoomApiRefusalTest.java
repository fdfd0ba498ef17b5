package chat.hubbub.web;

import static org.assertj.core.api.Assertions.assertThat;

import chat.hubbub.journey.Http;
import chat.hubbub.journey.Hub;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RoomApiRefusalTest {

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

    @ParameterizedTest
    @CsvSource({
        "limit=0,                    'limit must be a whole number from 1 to 200, but is \"0\".'",
        "limit=201,                  'limit must be a whole number from 1 to 200, but is \"201\".'",
        "limit=-1,                   'limit must be a whole number from 1 to 200, but is \"-1\".'",
        "limit=abc,                  'limit must be a whole number from 1 to 200, but is \"abc\".'",
        "limit=5.5,                  'limit must be a whole number from 1 to 200, but is \"5.5\".'",
        "limit=1&limit=2,            'limit is given more than once.'",
        "before=abc,                 'before must be a whole number of 0 or more, but is \"abc\".'",
        "before=-1,                  'before must be a whole number of 0 or more, but is \"-1\".'",
        "after=9223372036854775808,  'after must be a whole number of 0 or more, but is \"9223372036854775808\".'",
        "at=yesterday,               'at must be a day such as 2026-11-22 or a moment such as 2026-11-22T17:15:28Z, but is \"yesterday\".'",
        "at=2026-02-30,              'at must be a day such as 2026-11-22 or a moment such as 2026-11-22T17:15:28Z, but is \"2026-02-30\".'",
        "at=2026-11-22&before=5,     'at cannot be combined with before or after.'",
    })
    void namesTheBadParameter(String query, String detail) {
        JsonNode problem = problem(400, Http.get(hub, "/api/rooms/public/messages?" + query));

        assertThat(problem.get("detail").stringValue()).isEqualTo(detail);
    }

    @Test
    void refusesAMomentThatIsBeyondAllClocks() {
        problem(400, Http.get(hub, "/api/rooms/public/messages?at=%2B999999999-01-01T00:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/rooms/Public/messages",
                "/api/rooms/-a/members",
                "/api/rooms/a%20b/messages",
                "/api/rooms/%D0%B0/members",
                "/api/rooms/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/messages",
            })
    void explainsWhatARoomNameIs(String path) {
        assertThat(problem(400, Http.get(hub, path)).get("detail").stringValue())
                .startsWith("A room name is 1 to 64");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api",
                "/api/",
                "/api/nothing",
                "/api/rooms/",
                "/api/rooms/public",
                "/api/rooms/public/messages/1",
                "/api/rooms//messages",
                "/api/searches?q=a",
                "/x/../api/nothing",
            })
    void tellsThatThereIsNothing(String path) {
        assertThat(problem(404, Http.get(hub, path)).get("detail").stringValue())
                .startsWith("There is nothing at /api");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH"})
    void tellsWhichMethodsArePossible(String method) {
        HttpResponse<String> answer = Http.call(hub, method, "/api/rooms/public/messages");

        assertThat(problem(405, answer).get("detail").stringValue())
                .isEqualTo(method + " is not possible at /api/rooms/public/messages.");
        assertThat(answer.headers().firstValue("Allow"))
                .hasValueSatisfying(allow -> assertThat(allow).contains("GET"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "image/png", "not a type"})
    void tellsThatOnlyJsonIsThere(String accept) {
        problem(406, Http.call(hub, "GET", "/api/rooms", "Accept", accept));
    }

    /** What never reaches a controller is refused by the server below it, which by itself would answer with a page. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/rooms/a%2Fb/messages",
                "/api/rooms/a%00b/messages",
                "/api/rooms/a%5Cb/messages",
                "/api/rooms/%zz/messages",
                "/api/rooms/%FF/members",
                "/api/rooms/public/messages?before=%zz",
                "/api/rooms/public/messages?before=%FF",
            })
    void refusesWhatIsNoAddressWithAProblemToo(String path) throws Exception {
        String answer = RawHttp.get(hub.port(), path);

        assertThat(answer)
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json")
                .doesNotContainIgnoringCase("<html");
    }

    @Test
    void answersABrowserWithAProblemToo() {
        problem(404, Http.call(hub, "GET", "/api/nothing", "Accept", "text/html,application/xhtml+xml,*/*;q=0.8"));
    }

    private static JsonNode problem(int status, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        JsonNode problem = JsonMapper.shared().readTree(answer.body());
        assertThat(problem.get("status").intValue()).isEqualTo(status);
        assertThat(problem.get("title").stringValue()).isNotBlank();
        return problem;
    }
}
