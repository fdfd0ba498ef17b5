package chat.hubbub.web;

import static org.assertj.core.api.Assertions.assertThat;

import chat.hubbub.conversation.History;
import chat.hubbub.identity.Person;
import chat.hubbub.journey.Hub;
import chat.hubbub.journey.Received;
import chat.hubbub.journey.StompClient;
import chat.hubbub.message.PageRequest;
import chat.hubbub.room.RoomName;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody says whose browser runs no script, and what keeps them from it. */
class PlainSpeakingTest {

    @TempDir
    static Path data;

    private static Hub hub;

    @BeforeAll
    static void start() {
        hub = Hub.start(data, "hubbub.limits.burst=10", "hubbub.limits.per-second=1");
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @Test
    void isHeardInTheRoomLikeAnythingElse() {
        try (StompClient ann = hub.connect("ann hears").join("heard")) {
            PlainVisitor visitor = new PlainVisitor(hub, "heard");
            HttpResponse<String> answer = visitor.send("ＢＥＮ", "first\r\n*second*\r\n");
            assertThat(answer.statusCode()).isEqualTo(303);
            assertThat(answer.headers().firstValue("Location")).hasValue("/rooms/heard");

            Received heard = ann.event("CHAT");
            assertThat(heard.sender()).isEqualTo("BEN");
            assertThat(heard.content()).isEqualTo("first\n*second*");
            assertThat(visitor.open("").plain()).contains("<em>second</em>");
            assertThat(ann.events("JOIN")).extracting(Received::sender).doesNotContain("BEN");
        }
    }

    @Test
    void theNextFormKnowsTheNickname() {
        PlainVisitor visitor = new PlainVisitor(hub, "remembered");
        assertThat(visitor.fields()).containsEntry("nickname", "");
        visitor.send("Jörg 🎈", "hello");
        assertThat(visitor.open("").fields()).containsEntry("nickname", "Jörg 🎈");
        assertThat(visitor.open("?nick=other").fields()).containsEntry("nickname", "other");
    }

    @Test
    void sendingAFormTwiceSaysItOnce() {
        PlainVisitor visitor = new PlainVisitor(hub, "once");
        Map<String, String> form = visitor.filledIn("twice", "once");
        assertThat(visitor.post(form).statusCode()).isEqualTo(303);
        assertThat(visitor.post(form).statusCode()).isEqualTo(303);
        assertThat(said("once")).containsExactly("once");

        form.put("text", "and something else, from a page that the browser kept");
        visitor.post(form);
        assertThat(said("once")).hasSize(2);
    }

    @Test
    void aNicknameBelongsToOnePersonByWhicheverDoor() {
        try (StompClient ann = hub.connect("ann").join("names")) {
            PlainVisitor visitor = new PlainVisitor(hub, "names");
            HttpResponse<String> answer = visitor.send("Аnn", "a Cyrillic A & <more>");
            assertThat(answer.statusCode()).isEqualTo(409);
            assertThat(visitor.plain())
                    .contains("The nickname Аnn is taken.", "a Cyrillic A &amp; &lt;more&gt;</textarea>")
                    .containsPattern("name=\"nickname\"[^>]* aria-invalid=\"true\"");

            assertThat(visitor.send("anna", "mine").statusCode()).isEqualTo(303);
            ann.first(frame -> frame.sender().equals("anna"));
        }
        assertThat(said("names")).containsExactly("mine");
    }

    @Test
    void theNicknameIsKeptForThatBrowser() {
        PlainVisitor visitor = new PlainVisitor(hub, "kept");
        visitor.send("kept", "mine for a while");
        try (StompClient thief = StompClient.connect(hub.ws("/ws"), "login", "kept", "passcode", "thief")) {
            assertThat(thief.error().header("code")).isEqualTo("nickname-taken");
        }
        try (StompClient tab = StompClient.connect(hub.ws("/ws"), "login", "kept", "passcode", visitor.secret())) {
            tab.join("kept");
            assertThat(visitor.open("").send("kept", "still mine").statusCode()).isEqualTo(303);
        }
        assertThat(said("kept")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "a:b", "...", "123456789012345678901234567890123"})
    void whatIsNoNicknameIsToldAtItsField(String nickname) {
        PlainVisitor visitor = new PlainVisitor(hub, "nameless");
        assertThat(visitor.send(nickname, "the words stay").statusCode()).isEqualTo(422);
        assertThat(visitor.plain())
                .contains(nickname.isBlank() ? "Please choose a nickname first." : "A nickname is 1 to 32 letters")
                .contains("the words stay</textarea>");
        assertThat(said("nameless")).isEmpty();
    }

    @Test
    void whatIsNoMessageIsToldAtItsField() {
        PlainVisitor visitor = new PlainVisitor(hub, "wordless");
        assertThat(visitor.send("nobody", " \u200b\n ").statusCode()).isEqualTo(422);
        assertThat(visitor.plain())
                .contains("There is nothing in this message.")
                .containsPattern("<textarea [^>]*aria-invalid=\"true\"");
        assertThat(visitor.send("nobody", "😀".repeat(4_001)).statusCode()).isEqualTo(422);
        assertThat(visitor.plain()).contains("longer than 4000 characters", "😀".repeat(4_001));
        assertThat(visitor.send("nobody", "😀".repeat(4_000)).statusCode()).isEqualTo(303);
        assertThat(said("wordless")).hasSize(1);
    }

    @Test
    void whoeverIsTooFastIsToldToWait() {
        PlainVisitor visitor = new PlainVisitor(hub, "fast");
        HttpResponse<String> answer = visitor.send("hasty", "0");
        for (int i = 1; answer.statusCode() == 303 && i < 100; i++) {
            answer = visitor.open("").send("hasty", "message " + i);
        }
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(visitor.plain()).contains("You are writing too fast.").containsPattern("message \\d+</textarea>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"quit", " /EXIT\r\n"})
    void aGoodbyeIsThankedForAndNotSaid(String goodbye) {
        PlainVisitor visitor = new PlainVisitor(hub, "goodbye");
        HttpResponse<String> answer = visitor.send("guest", goodbye);
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).hasValue("/rooms/goodbye?goodbye");
        assertThat(visitor.open("?goodbye").plain()).contains("Thank you, and goodbye.");
        assertThat(said("goodbye")).isEmpty();
    }

    private static List<String> said(String room) {
        return hub
                .bean(History.class)
                .page(new RoomName(room), new PageRequest.Newest(50), Person.passerBy())
                .lines()
                .stream()
                .map(line -> line.chat().content())
                .toList();
    }
}
