package chat.hubbub.web;

import static org.assertj.core.api.Assertions.assertThat;

import chat.hubbub.conversation.History;
import chat.hubbub.identity.Person;
import chat.hubbub.journey.Http;
import chat.hubbub.journey.Hub;
import chat.hubbub.message.PageRequest;
import chat.hubbub.room.RoomName;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Forms that are not what they seem, and a server that cannot do what they ask. */
class PlainRefusalTest {

    private static final RoomName ROOM = new RoomName("guarded");

    @TempDir
    static Path data;

    private static Hub hub;

    private final PlainVisitor visitor = new PlainVisitor(hub, ROOM.value());

    @BeforeAll
    static void start() {
        hub = Hub.start(data);
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @AfterEach
    void nothingIsSaidByAccident() {
        assertThat(lines()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"key", "token"})
    void aFormWithoutItsMarksIsNotOurs(String mark) {
        Map<String, String> form = visitor.filledIn("ann", "forged");
        form.remove(mark);
        refused(visitor.post(form));
        form.put(mark, "AAAA");
        refused(visitor.post(form));
    }

    @Test
    void aFormIsGoodForTheBrowserThatGotItAndNoOther() {
        refused(visitor.post(new PlainVisitor(hub, ROOM.value()).filledIn("ann", "of another browser")));
    }

    @Test
    void aBrowserWithoutItsSecretGetsAnotherForm() {
        String[] headers = {"Content-Type", "application/x-www-form-urlencoded", "Cookie", "hubbub-secret=guessable"};
        HttpResponse<String> answer = Http.call(hub, "POST", "/rooms/" + ROOM, headers);
        refused(answer);
        assertThat(answer.headers().firstValue("Set-Cookie").orElse("")).startsWith("hubbub-secret=");
    }

    @ParameterizedTest
    @CsvSource({
        "Origin, https://evil.example",
        "Origin, null",
        "Origin, http://localhost:1",
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site"
    })
    void aPageOfSomebodyElseCannotPost(String header, String value) {
        refused(visitor.post(visitor.filledIn("ann", "words of theirs"), header, value));
        assertThat(visitor.plain()).doesNotContain("words of theirs");
    }

    @Test
    void whoeverKeptAFormForTooLongLosesNoWords() {
        Map<String, String> form = visitor.filledIn("ann", "words of mine");
        form.put("token", "of long ago");
        refused(visitor.post(form, "Origin", "http://localhost:" + hub.port(), "Sec-Fetch-Site", "same-origin"));
        assertThat(visitor.plain()).contains("words of mine</textarea>");
        assertThat(visitor.fields()).containsEntry("nickname", "ann");
    }

    @Test
    void aNameThatNoRoomCanHaveIsNotFound() {
        String[] headers = {"Content-Type", "application/x-www-form-urlencoded", "Accept", "text/html"};
        HttpResponse<String> answer = Http.call(hub, "POST", "/rooms/No-Room", headers);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("There is no such page");
    }

    @Test
    void onlyAFormIsAForm() {
        assertThat(visitor.post("{\"text\":\"x\"}", "application/json").statusCode())
                .isEqualTo(415);
        assertThat(visitor.post("text=x", "text/plain").statusCode()).isEqualTo(415);
    }

    @Test
    void aFormThatIsTooLargeOrBrokenIsExplained() {
        HttpResponse<String> large = visitor.send("ann", "x".repeat(70_000));
        assertThat(large.statusCode()).isEqualTo(413);
        assertThat(visitor.plain()).contains("This was too long to be read.");
        HttpResponse<String> broken = visitor.post("text=%zz", "application/x-www-form-urlencoded");
        assertThat(broken.statusCode()).isEqualTo(400);
        assertThat(visitor.plain()).contains("This did not arrive as it should.");
        assertThat(visitor.fields().get("token")).isNotEmpty();
    }

    @Test
    void whatCannotBeStoredIsKeptInTheFormAndSaidOnceItCan(@TempDir Path other) throws SQLException {
        try (Hub stuck = Hub.start(other)) {
            PlainVisitor ann = new PlainVisitor(stuck, "stuck");
            try (Connection lock = DriverManager.getConnection("jdbc:sqlite:" + other.resolve("hubbub.db"));
                    Statement statement = lock.createStatement()) {
                statement.execute("BEGIN IMMEDIATE");
                assertThat(ann.send("ann", "important").statusCode()).isEqualTo(503);
                assertThat(ann.plain()).contains("important</textarea>", "send it again");
                statement.execute("ROLLBACK");
            }
            Map<String, String> form = ann.filledIn("ann", "important");
            assertThat(ann.post(form).statusCode()).isEqualTo(303);
            assertThat(ann.post(form).statusCode()).isEqualTo(303);
            assertThat(ann.open("").plain()).containsOnlyOnce("important");
        }
    }

    private void refused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("This did not come from this page");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(lines()).isZero();
    }

    private static int lines() {
        return hub.bean(History.class)
                .page(ROOM, new PageRequest.Newest(1), Person.passerBy())
                .lines()
                .size();
    }
}
