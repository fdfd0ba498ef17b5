package chat.hubbub.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.hubbub.conversation.Invitations;
import chat.hubbub.conversation.Opened;
import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.Secret;
import chat.hubbub.terminal.Terminal;
import chat.hubbub.terminal.TerminalGateway;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody takes another nickname where they sit. */
class RenameTest {

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
    void tellsEveryRoomInItsOrderAndKeepsTheSeat() {
        try (StompClient ann = connect("ann-1", "s1").join("hall").join("attic");
                StompClient ben = connect("ben-1", "s2").join("hall")) {
            ann.say("hall", "as ann");
            assertThat(rename(ann, " eve-1 ").header("user-name")).isEqualTo("eve-1");
            assertThat(ann.say("hall", "as eve")).isEqualTo(3);

            Received told = ben.event("RENAME");
            assertThat(told.json().propertyNames()).containsExactly("type", "room", "seq", "sender", "nickname", "at");
            assertThat(told.header("message-id")).isEqualTo("hall:2");
            assertThat(told.json().path("nickname").asString()).isEqualTo("eve-1");
            assertThat(ben.first(frame -> frame.content().equals("as eve")).sender())
                    .isEqualTo("eve-1");
            assertThat(stored(ben)).containsExactly("1 ann-1", "2 ann-1", "3 eve-1");
            await().until(() -> ann.events("RENAME").size() == 2);
            assertThat(senders("hall")).containsExactly("ann-1", "eve-1");
            assertThat(nicknames("hall")).containsExactly("eve-1", "ben-1");
            ann.frame("DISCONNECT", "");
            assertThat(ben.event("LEAVE").sender()).isEqualTo("eve-1");
            assertThat(ben.events("JOIN")).hasSize(1);
        }
    }

    @Test
    void refusesWhatIsTakenOrNoNicknameAndStaysConnected() {
        try (StompClient ann = connect("ann-3", "s1").listenToErrors().join("refusals");
                StompClient ben = connect("ben-3", "s2").join("refusals")) {
            wish(ann, "{\"nickname\":\"BEN-3\"}", "taken", "application/json");
            assertThat(code(ann, "taken")).isEqualTo("nickname-taken");
            for (String wanted : new String[] {"", "{}", "no json", "{\"nickname\":7}", "{\"nickname\":\"...\"}"}) {
                wish(ann, wanted, "invalid " + wanted.length(), "application/json");
                assertThat(code(ann, "invalid " + wanted.length())).as(wanted).isEqualTo("nickname-invalid");
            }
            ann.frame("SEND", "x", "destination", "/app/nick/refusals", "receipt", "nowhere");
            assertThat(code(ann, "nowhere")).isEqualTo("forbidden");
            rename(ann, "ann-3");

            ann.say("refusals", "still ann");
            assertThat(ben.event("CHAT").sender()).isEqualTo("ann-3");
            assertThat(stored(ben)).containsExactly("1 ann-3");
        }
    }

    @Test
    void leavesTheOldNicknameToOthersAndTheNewOneToNobody() {
        try (StompClient ann = connect("ann-4", "s1")) {
            rename(ann, "eve-4");
            try (StompClient next = connect("ann-4", "s2").join("next");
                    StompClient thief = connect("Eve-4", "s2")) {
                assertThat(next.say("next", "hello")).isEqualTo(1);
                assertThat(thief.error().header("code")).isEqualTo("nickname-taken");
            }
        }
    }

    @Test
    void isForAllTabsOfThePerson() {
        try (StompClient one = connect("ann-5", "s1").join("tabs");
                StompClient two = connect("ann-5", "s1").join("tabs");
                StompClient ben = connect("ben-5", "s2").join("tabs")) {
            two.frame("SUBSCRIBE", "", "id", "n", "destination", "/user/queue/nickname", "receipt", "n");
            two.receipt("n");
            assertThat(told(two)).containsExactly("ann-5");
            rename(one, "eve-5");
            assertThat(two.event("RENAME").sender()).isEqualTo("ann-5");
            await().until(() -> told(two).equals(List.of("ann-5", "eve-5")));

            two.say("tabs", "from the other tab");
            assertThat(ben.event("CHAT").sender()).isEqualTo("eve-5");
            one.frame("DISCONNECT", "", "receipt", "bye");
            one.receipt("bye");
            two.say("tabs", "still here");
            assertThat(ben.events("LEAVE")).isEmpty();
            two.frame("DISCONNECT", "");
            assertThat(ben.event("LEAVE").sender()).isEqualTo("eve-5");
            assertThat(ben.events("LEAVE")).hasSize(1);
        }
    }

    @Test
    void bringsTabsOfTwoNicknamesTogether() {
        try (StompClient one = connect("ann-6", "s1").join("both");
                StompClient two = connect("eve-6", "s1").join("both");
                StompClient ben = connect("ben-6", "s2").join("both")) {
            rename(one, "eve-6");
            assertThat(ben.event("LEAVE").sender()).isEqualTo("ann-6");
            assertThat(nicknames("both")).containsExactly("eve-6", "ben-6");
            one.frame("SEND", "", "destination", "/app/typing/both", "receipt", "typed");
            assertThat(ben.event("TYPING").sender()).isEqualTo("eve-6");
            one.say("both", "hello");
            assertThat(two.event("CHAT").sender()).isEqualTo("eve-6");
            assertThat(one.events("TYPING")).isEmpty();
            assertThat(two.events("TYPING")).isEmpty();
        }
    }

    @Test
    void leavesWhatWasSaidToItsSpeaker() {
        try (StompClient ann = connect("ann-7", "s1").join("mine");
                StompClient ben = connect("ben-7", "s2").join("mine").listenToErrors()) {
            ann.say("mine", "helo", "idempotency-key", "1");
            ann.say("mine", "too much");
            rename(ann, "eve-7");
            assertThat(ann.say("mine", "helo", "idempotency-key", "1")).isEqualTo(1);
            act(ann, "edit", "{\"target\":1,\"content\":\"hello\"}", "edit");
            act(ann, "delete", "{\"target\":2}", "delete");
            assertThat(ann.receipt("edit").header("seq")).isEqualTo("4");
            assertThat(ann.receipt("delete").header("seq")).isEqualTo("5");

            assertThat(ben.event("EDIT").sender()).isEqualTo("eve-7");
            rename(ben, "ann-7");
            act(ben, "edit", "{\"target\":1,\"content\":\"mine now\"}", "theft");
            assertThat(code(ben, "theft")).isEqualTo("forbidden");
            assertThat(senders("mine")).containsExactly("ann-7", "ann-7");
            assertThat(history("mine").get(0).path("content").asString()).isEqualTo("hello");
            assertThat(history("mine").get(1).path("deleted").asBoolean()).isTrue();
        }
    }

    @Test
    void isSeenAtTheTerminalAndInAPrivateRoom() {
        try (StompClient ann = connect("ann-8", "s8").join("public");
                StompClient ben = connect("ben-8", "s9");
                Terminal carl = new Terminal(hub.bean(TerminalGateway.class).port())) {
            carl.expect("Welcome to Hubbub! Please enter your nickname:");
            carl.type("carl-8");
            carl.expectStart("* ");
            Opened opened = hub.bean(Invitations.class).openDirect(new Secret("s9").person(), new Nickname("ann-8"));
            String room = ((Opened.Done) opened).room().room().value();
            ann.join(room);
            rename(ann, "eve-8");
            carl.expect("* ann-8 is now eve-8");
            ben.join(room);
            assertThat(ben.event("ROSTER").json().path("with").asString()).isEqualTo("eve-8");
        }
    }

    @Test
    void waitsForItsTransactionAndForWhatWasSaidBefore() {
        try (StompClient ann = connect("ann-9", "s1").join("turn");
                StompClient ben = connect("ben-9", "s2").join("turn")) {
            ann.frame("BEGIN", "", "transaction", "t");
            ann.frame("SEND", "one", "destination", "/app/chat/turn", "transaction", "t");
            ann.frame("SEND", "eve-9", "destination", "/app/nick", "transaction", "t");
            ann.frame("SEND", "two", "destination", "/app/chat/turn", "transaction", "t");
            ann.say("turn", "zero");
            ann.frame("COMMIT", "", "transaction", "t");
            ann.frame("DISCONNECT", "", "receipt", "bye");
            assertThat(ben.event("LEAVE").sender()).isEqualTo("eve-9");
            assertThat(stored(ben)).containsExactly("1 ann-9", "2 ann-9", "3 ann-9", "4 eve-9");
        }
    }

    static Received rename(StompClient client, String wanted) {
        String receipt = "as " + wanted.strip();
        wish(client, "{\"nickname\":\"" + wanted + "\"}", receipt, "application/json");
        return client.receipt(receipt);
    }

    static void wish(StompClient client, String body, String receipt, String type) {
        client.frame("SEND", body, "destination", "/app/nick", "content-type", type, "receipt", receipt);
    }

    private static void act(StompClient client, String act, String body, String receipt) {
        client.frame("SEND", body, "destination", "/app/" + act + "/mine", "receipt", receipt);
    }

    private static StompClient connect(String nickname, String secret) {
        return connect(hub, nickname, secret);
    }

    static StompClient connect(Hub hub, String nickname, String secret) {
        return StompClient.connect(hub.ws("/ws"), "login", nickname, "passcode", secret);
    }

    /** Number and sender of each stored event that somebody got. */
    static List<String> stored(StompClient client) {
        return client.received().stream()
                .filter(frame -> frame.command().equals("MESSAGE") && frame.seq() > 0)
                .map(frame -> frame.seq() + " " + frame.sender())
                .toList();
    }

    private static List<String> told(StompClient client) {
        return client.events("NICKNAME").stream()
                .map(frame -> frame.json().path("nickname").asString())
                .toList();
    }

    private static String code(StompClient client, String receipt) {
        return client.refusal(receipt).json().path("code").asString();
    }

    private static List<String> senders(String room) {
        return history(room)
                .valueStream()
                .map(line -> line.path("sender").asString())
                .toList();
    }

    private static JsonNode history(String room) {
        return json("/api/rooms/" + room + "/messages").path("messages");
    }

    private static List<String> nicknames(String room) {
        return json("/api/rooms/" + room + "/members")
                .valueStream()
                .map(member -> member.path("nickname").asString())
                .toList();
    }

    private static JsonNode json(String path) {
        return JsonMapper.shared().readTree(Http.get(hub, path).body());
    }
}
