package chat.hubbub.web;

import static org.assertj.core.api.Assertions.assertThat;

import chat.hubbub.journey.Http;
import chat.hubbub.journey.Hub;
import chat.hubbub.journey.StompClient;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SearchApiTest {

    @TempDir
    static Path data;

    private static Hub hub;

    @BeforeAll
    static void start() {
        hub = Hub.start(data);
        try (StompClient ann = hub.connect("ann").join("attic").join("cellar")) {
            ann.say("attic", "<b>Where</b> is the ladder?");
            ann.say("cellar", "the ladder is down here");
            ann.say("cellar", "nothing to see");
        }
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @Test
    void tellsWhereItWasSaid() {
        JsonNode hits = hits("q=LADDER");

        assertThat(hits).hasSize(2);
        JsonNode hit = hits.get(1);
        assertThat(hit.propertyNames()).containsExactly("room", "seq", "sender", "content", "snippet", "at");
        assertThat(hit.get("room").stringValue()).isEqualTo("attic");
        assertThat(hit.get("seq").longValue()).isEqualTo(1);
        assertThat(hit.get("sender").stringValue()).isEqualTo("ann");
        assertThat(hit.get("content").stringValue()).isEqualTo("<b>Where</b> is the ladder?");
        assertThat(hit.get("snippet").stringValue()).isEqualTo("&lt;b&gt;Where&lt;/b&gt; is the <mark>ladder</mark>?");
        assertThat(hit.get("at").stringValue()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
    }

    @Test
    void looksIntoOneRoomIfAsked() {
        assertThat(hits("q=ladder&room=attic")).hasSize(1);
        assertThat(hits("q=ladder&room=nowhere")).isEmpty();
        assertThat(hits("q=ladder&limit=1")).hasSize(1);
        assertThat(hits("q=helicopter")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'',                    'q, what to look for, is missing.'",
        "q=,                    'q, what to look for, is missing.'",
        "q=%20%0A,              'q must be 1 to 8 words of together at most 200 characters.'",
        "q=%00+%00,             'q must be 1 to 8 words of together at most 200 characters.'",
        "q=a+b+c+d+e+f+g+h+i,   'q must be 1 to 8 words of together at most 200 characters.'",
        "q=x&q=y,               'q is given more than once.'",
        "q=x&limit=0,           'limit must be a whole number from 1 to 200, but is \"0\".'",
        "q=x&room=No,           'A room name is 1 to 64 of a-z, 0-9, - and _, and starts with a letter or a digit.'",
    })
    void explainsWhatIsWrong(String query, String detail) {
        HttpResponse<String> answer = Http.get(hub, "/api/search?" + query);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
        assertThat(json(answer).get("detail").stringValue()).isEqualTo(detail);
    }

    @ParameterizedTest
    @CsvSource({
        "'\" OR 1=1'",
        "'*'",
        "'a* NOT b'",
        "'NEAR(x y, 3)'",
        "'{text}: x'",
        "''' UNION SELECT 1 --'",
        "'%_'",
        "'ladder\0helicopter'"
    })
    void takesEverythingAsWords(String typed) {
        assertThat(hits("q=" + URLEncoder.encode(typed, StandardCharsets.UTF_8)))
                .isEmpty();
    }

    private static JsonNode hits(String query) {
        HttpResponse<String> answer = Http.get(hub, "/api/search?" + query);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("cache-control")).hasValue("no-store");
        return json(answer).get("hits");
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
