package chat.hubbub.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What happens to lines after they were said, as those see it who are there, who come back, and who look it up. */
class ChangesTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

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
    void tellsAnEditToEverybodyAndToWhoeverComesBack() {
        try (StompClient ann = hub.connect("ann").join("edit");
                StompClient ben = hub.connect("ben").join("edit")) {
            ann.say("edit", "helo");
            act(ann, "edit", "edit", "{\"target\":1,\"content\":\"**hello**\"}", "r");
            assertThat(ann.receipt("r").header("seq")).isEqualTo("2");

            JsonNode edit = ben.event("EDIT").json();
            assertThat(edit.propertyNames())
                    .containsExactly("type", "room", "seq", "sender", "target", "at", "content", "html");
            assertThat(edit.path("target").asInt()).isEqualTo(1);
            assertThat(edit.path("html").asString()).isEqualTo("<p><strong>hello</strong></p>");
            assertThat(ben.event("EDIT").header("message-id")).isEqualTo("edit:2");
        }
        try (StompClient carl = hub.connect("carl").join("edit", "after", "0")) {
            assertThat(carl.event("EDIT").seq()).isEqualTo(2);
        }
        assertThat(Http.get(hub, "/api/rooms/edit/messages").headers().firstValue("Hubbub-Last-Seq"))
                .hasValue("2");
        JsonNode line = history("edit").get(0);
        assertThat(history("edit").size()).isEqualTo(1);
        assertThat(line.path("content").asString()).isEqualTo("**hello**");
        assertThat(line.path("edited").asString()).isNotBlank();
    }

    @Test
    void tellsADeletionAndRepeatsNoWordOfIt() {
        try (StompClient ann = hub.connect("ann").join("delete");
                StompClient ben = hub.connect("ben").join("delete")) {
            ann.say("delete", "too much said");
            act(ann, "delete", "delete", "{\"target\":1}", "r");
            assertThat(ben.event("DELETE").json().path("target").asInt()).isEqualTo(1);
            ann.receipt("r");
        }
        try (StompClient carl = hub.connect("carl").join("delete", "after", "0")) {
            carl.event("DELETE");
            assertThat(carl.events("CHAT")).extracting(Received::content).containsExactly("");
        }
        assertThat(history("delete").get(0).path("deleted").asBoolean()).isTrue();
        assertThat(history("delete").toString()).doesNotContain("too much");
    }

    @Test
    void tellsWhoPutsWhichEmojiUnderALine() {
        try (StompClient ann = hub.connect("ann").join("react");
                StompClient ben = hub.connect("ben").join("react")) {
            ann.say("react", "well?");
            act(ben, "react", "react", "{\"target\":1,\"emoji\":\"👍\"}", "on");
            JsonNode react = ann.event("REACT").json();
            assertThat(react.path("emoji").asString()).isEqualTo("👍");
            assertThat(react.path("on").asBoolean()).isTrue();
            ben.receipt("on");
            assertThat(history("react").get(0).path("reactions").toString())
                    .isEqualTo("[{\"emoji\":\"👍\",\"senders\":[\"ben\"]}]");

            act(ben, "react", "react", "{\"target\":1,\"emoji\":\"👍\",\"on\":false}", "off");
            ben.receipt("off");
            assertThat(history("react").get(0).has("reactions")).isFalse();
        }
    }

    @Test
    void quotesWhatIsAnswered() {
        try (StompClient ann = hub.connect("ann").join("reply");
                StompClient ben = hub.connect("ben").join("reply")) {
            ann.say("reply", "a *question*");
            act(ben, "chat", "reply", "{\"content\":\"an answer\",\"replyTo\":1}", "r");
            Received answer = ann.first(frame -> frame.content().equals("an answer"));
            assertThat(answer.json().path("reply").toString())
                    .isEqualTo("{\"seq\":1,\"sender\":\"ann\",\"excerpt\":\"a *question*\"}");
            ben.receipt("r");
            assertThat(history("reply").get(1).path("reply"))
                    .isEqualTo(answer.json().path("reply"));
        }
    }

    @Test
    void tellsWhatTheRoomIsAboutToEverybodyAndToWhoeverComes() {
        try (StompClient ann = hub.connect("ann").join("topic").listenToErrors();
                StompClient ben = hub.connect("ben").join("topic")) {
            act(ann, "topic", "topic", "{\"content\":\"  the \\n weather \"}", "r");
            assertThat(ben.event("TOPIC").content()).isEqualTo("the weather");
            assertThat(ben.event("TOPIC").sender()).isEqualTo("ann");
            ann.receipt("r");
            act(ann, "topic", "topic", "{\"content\":\"" + "x".repeat(251) + "\"}", "long");
            assertThat(code(ann, "long")).isEqualTo("too-long");
            act(ann, "topic", "topic", "{}", "none");
            assertThat(code(ann, "none")).isEqualTo("empty");
            act(ann, "topic", "topic", "no json", "broken");
            assertThat(code(ann, "broken")).isEqualTo("empty");
        }
        try (StompClient carl = hub.connect("carl").join("topic")) {
            assertThat(carl.event("ROSTER").json().path("topic").asString()).isEqualTo("the weather");
        }
    }

    @Test
    void refusesWhatMayNotBeDoneAndStaysConnected() {
        try (StompClient ann = hub.connect("ann").join("rights");
                StompClient ben = hub.connect("ben").join("rights").listenToErrors()) {
            ann.say("rights", "mine");
            act(ben, "edit", "rights", "{\"target\":1,\"content\":\"yours\"}", "edit");
            act(ben, "delete", "rights", "{\"target\":1}", "delete");
            act(ben, "react", "rights", "{\"target\":1,\"emoji\":\"thumbs up\"}", "word");
            act(ben, "react", "rights", "{\"target\":9,\"emoji\":\"👍\"}", "nothing");
            act(ben, "delete", "rights", "no json", "no json");
            act(ben, "edit", "rights", "[]", "no object");
            act(ben, "edit", "rights", "{\"target\":1.5,\"content\":\"x\"}", "no number");
            act(ben, "chat", "rights", "{\"content\":\"x\",\"replyTo\":7}", "no line");
            act(ben, "delete", "No Room", "{\"target\":1}", "no room");

            for (String receipt :
                    new String[] {"edit", "delete", "word", "nothing", "no json", "no number", "no line"}) {
                assertThat(code(ben, receipt)).as(receipt).isEqualTo("forbidden");
            }
            assertThat(code(ben, "no object")).isEqualTo("empty");
            assertThat(code(ben, "no room")).isEqualTo("room-invalid");
            assertThat(ben.say("rights", "still here")).isEqualTo(2);
        }
    }

    private static String code(StompClient client, String receipt) {
        return client.refusal(receipt).json().path("code").asString();
    }

    private static void act(StompClient client, String act, String room, String body, String receipt) {
        client.frame(
                "SEND",
                body,
                "destination",
                "/app/" + act + "/" + room,
                "content-type",
                "application/json",
                "receipt",
                receipt);
    }

    private static JsonNode history(String room) {
        return JSON.readTree(Http.get(hub, "/api/rooms/" + room + "/messages").body())
                .path("messages");
    }
}
