package chat.hubbub.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.hubbub.conversation.Answer;
import chat.hubbub.conversation.Invitations;
import chat.hubbub.conversation.Opened;
import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.NicknameClaims;
import chat.hubbub.identity.Secret;
import chat.hubbub.identity.Speaker;
import chat.hubbub.membership.Title;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Owners and moderators keep order in rooms. */
class ModerationTest {

    @TempDir
    static Path data;

    private static Hub hub;
    private static Keeper keeper;

    @BeforeAll
    static void start() {
        hub = Hub.start(data, "hubbub.presence.grace=0s", "hubbub.limits.enabled=false");
        keeper = Keeper.of(hub);
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @Test
    void anybodysMessageIsDeletedAndTheAuditLogSaysByWhomWithoutItsWords() {
        try (StompClient ann = keeper.connect("ann-1").join("r1").listenToErrors();
                StompClient bo = hub.connect("bo-1").join("r1").listenToErrors()) {
            bo.say("r1", "dreadful words");
            ann.say("r1", "mine");
            delete(bo, "r1", 2, "theft");
            assertThat(code(bo, "theft")).isEqualTo("forbidden");
            delete(ann, "r1", 1, "gone");
            assertThat(ann.receipt("gone").header("seq")).isEqualTo("3");
            Received told = bo.event("DELETE");
            assertThat(told.sender()).isEqualTo("ann-1");
            assertThat(told.json().path("target").asInt()).isEqualTo(1);
            assertThat(history("r1").get(0).path("deleted").asBoolean()).isTrue();
            delete(ann, "r1", 2, "own");
            ann.receipt("own");
            assertThat(String.join("\n", keeper.done("r1", "/audit")))
                    .contains("ann-1: delete bo-1 #1 in r1")
                    .doesNotContain("#2 in r1", "dreadful");
        }
    }

    @Test
    void theMutedAreRefusedWhateverTheySayAndMayTakeTheirOwnWordsBack() {
        try (StompClient bo = hub.connect("bo-2").join("r2").listenToErrors();
                StompClient eve = hub.connect("eve-2").join("r2")) {
            bo.say("r2", "before");
            assertThat(keeper.done("r2", "/mute bo-2 10m too loud")).containsExactly("bo-2 is muted for 10m.");
            bo.sayWith("chat", "r2", "after");
            assertThat(code(bo, "chat")).isEqualTo("muted");
            assertThat(bo.refusal("chat").json().path("retryAfterMs").asLong()).isBetween(1L, 600_000L);
            for (String act : List.of("edit", "react", "topic")) {
                String body = "{\"target\":1,\"content\":\"x\",\"emoji\":\"👍\",\"on\":true}";
                bo.frame(
                        "SEND",
                        body,
                        "destination",
                        "/app/" + act + "/r2",
                        "content-type",
                        "application/json",
                        "receipt",
                        act);
                assertThat(code(bo, act)).as(act).isEqualTo("muted");
            }
            bo.frame("SEND", "other-2", "destination", "/app/nick", "receipt", "nick");
            assertThat(code(bo, "nick")).isEqualTo("muted");
            bo.frame("SEND", "", "destination", "/app/typing/r2", "receipt", "typed");
            bo.receipt("typed");
            delete(bo, "r2", 1, "delete");
            bo.receipt("delete");
            keeper.done("r2", "/unmute BO-2");
            bo.say("r2", "again");
            eve.first(frame -> frame.content().equals("again"));
            assertThat(eve.events("TYPING")).isEmpty();
            assertThat(eve.events("CHAT")).extracting(Received::content).containsExactly("before", "again");
        }
    }

    @Test
    void slowModeLetsEachSaySomethingNowAndThen() {
        try (StompClient ann = keeper.connect("ann-3").join("r3");
                StompClient bo = hub.connect("bo-3").join("r3").listenToErrors()) {
            assertThat(keeper.post("r3", "/slow 1h").statusCode()).isEqualTo(200);
            bo.say("r3", "one");
            bo.sayWith("two", "r3", "two");
            assertThat(code(bo, "two")).isEqualTo("slow");
            ann.say("r3", "one");
            ann.say("r3", "two");
            keeper.done("r3", "/slow off");
            bo.say("r3", "three");
        }
    }

    @Test
    void newcomersReadFirst() {
        try (StompClient bo = hub.connect("bo-4").join("r4").listenToErrors()) {
            keeper.done("r4", "/newcomers 1h");
            bo.sayWith("soon", "r4", "soon");
            assertThat(code(bo, "soon")).isEqualTo("newcomer");
            bo.say("r4-other", "elsewhere");
            keeper.done("r4", "/newcomers off");
            bo.say("r4", "now");
        }
    }

    @Test
    void nobodyNewComesIntoALockedRoomAndOnlyModeratorsTalkThere() {
        try (StompClient bo = hub.connect("bo-5").join("r5").listenToErrors();
                StompClient eve = hub.connect("eve-5").listenToErrors()) {
            keeper.done("r5", "/lock entry");
            eve.frame("SUBSCRIBE", "", "id", "s", "destination", "/topic/r5", "receipt", "in");
            assertThat(code(eve, "in")).isEqualTo("locked");
            eve.sayWith("shout", "r5", "from outside");
            assertThat(code(eve, "shout")).isEqualTo("locked");
            bo.say("r5", "inside");
            bo.frame("UNSUBSCRIBE", "", "id", "sub-r5", "receipt", "out");
            bo.receipt("out");
            bo.join("r5").say("r5", "back");

            keeper.done("r5", "/lock talk");
            bo.sayWith("hush", "r5", "hush");
            assertThat(code(bo, "hush")).isEqualTo("locked");
            try (StompClient ann = keeper.connect("ann-5").join("r5")) {
                ann.say("r5", "only me");
            }
            keeper.done("r5", "/unlock");
            eve.join("r5").say("r5", "open");
        }
    }

    @Test
    void anAnnouncementStandsOutAndIsKept() {
        try (StompClient bo = hub.connect("bo-6").join("r6").join("r6-b")) {
            keeper.done("r6", "/announce cake **now**");
            Received notice = bo.event("NOTICE");
            assertThat(notice.json().propertyNames())
                    .containsExactly("type", "room", "seq", "sender", "content", "html", "at");
            assertThat(notice.content()).isEqualTo("cake **now**");
            assertThat(history("r6").get(0).path("type").asString()).isEqualTo("NOTICE");
            keeper.done("r6", "/announceall everywhere");
            await().until(() -> bo.events("NOTICE").stream()
                            .filter(frame -> frame.content().equals("everywhere"))
                            .count()
                    == 2);
        }
    }

    @Test
    void nobodyAnnouncesUnderWhatSomebodyElseIsCalled() {
        Secret secret = new Secret("m".repeat(32));
        try (StompClient eve = hub.connect("eve-12").join("r12")) {
            try (StompClient bo = StompClient.connect(hub.ws("/ws"), "login", "bo-12", "passcode", secret.value())) {
                keeper.done("r12", "/mod bo-12");
                assertThat(bo.isClosed()).isFalse();
            }
            assertThat(Keeper.post(hub, secret.value(), "r12", "/announce as bo")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(eve.event("NOTICE").sender()).isEqualTo("bo-12");
            hub.bean(NicknameClaims.class).lose(new Speaker(new Nickname("bo-12"), secret.person()));
            try (StompClient another = hub.connect("bo-12").join("r12")) {
                HttpResponse<String> answer = Keeper.post(hub, secret.value(), "r12", "/announce as another");
                assertThat(answer.statusCode()).isEqualTo(403);
                assertThat(answer.body()).contains("Somebody else is called bo-12 now.");
                another.say("r12", "mine");
            }
            assertThat(eve.events("NOTICE")).hasSize(1);
        }
    }

    @Test
    void aModeratorKeepsOrderUntilTheOwnerTakesItBack() {
        try (StompClient bo = hub.connect("bo-7").join("r7");
                StompClient eve = hub.connect("eve-7").join("r7").listenToErrors()) {
            assertThat(answer("bo-7", "r7", "/mute eve-7").kind()).isEqualTo(Answer.Kind.FORBIDDEN);
            keeper.done("r7", "/mod bo-7");
            assertThat(answer("bo-7", "r7", "/mute eve-7").kind()).isEqualTo(Answer.Kind.DONE);
            eve.sayWith("hush", "r7", "hush");
            assertThat(code(eve, "hush")).isEqualTo("muted");
            assertThat(answer("bo-7", "r7", "/mod eve-7").kind()).isEqualTo(Answer.Kind.FORBIDDEN);
            assertThat(keeper.order("r7", "/mute bo-7").kind()).isEqualTo(Answer.Kind.FORBIDDEN);
            assertThat(answer("bo-7", "r7", "/undo").lines()).containsExactly("eve-7 is let off.");
            assertThat(answer("bo-7", "r7", "/undo").kind()).isEqualTo(Answer.Kind.MALFORMED);
            eve.say("r7", "again");
            keeper.done("r7", "/unmod bo-7");
            assertThat(answer("bo-7", "r7", "/mute eve-7").kind()).isEqualTo(Answer.Kind.FORBIDDEN);
            bo.say("r7", "bye");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /dance            | 404 | There is no command /dance.
            /mute             | 422 | Write it like this: /mute bo [10m] [reason]
            /kick nobody-here | 422 | Nobody here is called nobody-here.
            /mod nobody-here  | 422 | Nobody here is called nobody-here.
            /unban nobody     | 422 | nobody is not banned.
            /unlock           | 422 | This room is not locked.
            """)
    void saysWhatIsWrongWithACommand(String line, int status, String detail) {
        HttpResponse<String> answer = keeper.post("r8", line);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(JsonMapper.shared().readTree(answer.body()).path("detail").asString())
                .isEqualTo(detail);
    }

    @Test
    void theCallsAreForThoseWithARoleAndForNoOtherPage() {
        assertThat(Keeper.post(hub, "x".repeat(32), "r9", "/mute bo").statusCode())
                .isEqualTo(403);
        assertThat(Keeper.post(hub, "", "r9", "/mute bo").statusCode()).isEqualTo(401);
        assertThat(Keeper.post(hub, Keeper.SECRET, "r9", "/mute bo", "Origin", "https://evil.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(keeper.post("r9", "").statusCode()).isEqualTo(400);
        assertThat(keeper.post("No-Room", "/audit").statusCode()).isEqualTo(400);
        assertThat(keeper.post("r9", "/audit").headers().firstValue("Cache-Control"))
                .hasValue("no-store");
    }

    @Test
    void anOwnerHasNoSayInAPrivateRoomThatTheyDoNotBelongTo() {
        try (StompClient bo = hub.connect("bo-10");
                StompClient ann = keeper.connect("ann-10").listenToErrors()) {
            Opened opened = hub.bean(Invitations.class).open(new Title("den"), new Secret("secret of bo-10").person());
            String room = ((Opened.Done) opened).room().room().value();
            bo.join(room).say(room, "among us");
            delete(ann, room, 1, "gone");
            assertThat(code(ann, "gone")).isEqualTo("forbidden");
            for (String line : List.of("/lock", "/announce hello", "/audit", "/slow 5s")) {
                assertThat(keeper.order(room, line).kind()).as(line).isEqualTo(Answer.Kind.FORBIDDEN);
            }
            keeper.done("public", "/mod bo-10");
            assertThat(answer("bo-10", room, "/slow 5s").kind()).isEqualTo(Answer.Kind.DONE);
            assertThat(String.join("\n", answer("bo-10", room, "/audit").lines()))
                    .contains("in " + room);
            assertThat(String.join("\n", keeper.done("public", "/audit"))).doesNotContain(room);
            keeper.done("public", "/unmod bo-10");
        }
    }

    @Test
    void aNicknameOfSeveralWordsIsKnownIfSomebodyHasIt() {
        try (StompClient bo = hub.connect("bo 11 peep").join("r11").listenToErrors()) {
            keeper.done("r11", "/mute bo 11 peep 5m");
            bo.sayWith("hush", "r11", "hush");
            assertThat(code(bo, "hush")).isEqualTo("muted");
            keeper.done("r11", "/unmute \"bo 11 peep\"");
            bo.say("r11", "again");
            assertThat(Nickname.parse("bo 11 peep")).isPresent();
        }
    }

    private static Answer answer(String nickname, String room, String line) {
        return Keeper.order(hub, new Secret("secret of " + nickname).person(), room, line);
    }

    private static void delete(StompClient client, String room, long target, String receipt) {
        client.frame("SEND", "{\"target\":" + target + "}", "destination", "/app/delete/" + room, "receipt", receipt);
    }

    private static String code(StompClient client, String receipt) {
        return client.refusal(receipt).json().path("code").asString();
    }

    private static JsonNode history(String room) {
        return JsonMapper.shared()
                .readTree(Http.get(hub, "/api/rooms/" + room + "/messages").body())
                .path("messages");
    }
}
