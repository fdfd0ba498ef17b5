package chat.hubbub.journey;

import static org.assertj.core.api.Assertions.assertThat;

import chat.hubbub.conversation.Invitations;
import chat.hubbub.conversation.Opened;
import chat.hubbub.identity.Secret;
import chat.hubbub.membership.Title;
import chat.hubbub.room.RoomName;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateRoomsTest {

    @TempDir
    private Path data;

    @Test
    void nobodyIsThereFirst() {
        try (Hub hub = Hub.start(data);
                StompClient eve = hub.connect("eve").listenToErrors()) {
            for (String kind : new String[] {"private-", "direct-"}) {
                String room = kind + "b".repeat(26);
                eve.frame("SUBSCRIBE", "", "id", room, "destination", "/topic/" + room, "receipt", "in-" + kind);
                assertThat(code(eve.refusal("in-" + kind))).isEqualTo("forbidden");
                eve.sayWith("said-" + kind, room, "mine");
                assertThat(code(eve.refusal("said-" + kind))).isEqualTo("forbidden");
            }
            // What only looks like it is a room like any other.
            eve.join("private-party").say("private-party", "hello");
        }
    }

    @Test
    void anOutsiderIsRefusedWhateverTheyDo() {
        try (Hub hub = Hub.start(data);
                StompClient ann = hub.connect("ann");
                StompClient eve = hub.connect("eve").listenToErrors()) {
            String room = open(hub, "ann");
            ann.join(room).say(room, "in here");
            eve.sayWith("say", room, "let me in");
            assertThat(code(eve.refusal("say"))).isEqualTo("forbidden");
            for (String act : new String[] {"edit", "delete", "react", "topic"}) {
                eve.frame(
                        "SEND",
                        "{\"target\":1,\"content\":\"x\",\"emoji\":\"👍\",\"on\":true}",
                        "destination",
                        "/app/" + act + "/" + room,
                        "content-type",
                        "application/json",
                        "receipt",
                        act);
                assertThat(code(eve.refusal(act))).isEqualTo("forbidden");
            }
            eve.frame("SEND", "", "destination", "/app/typing/" + room, "receipt", "typed");
            eve.receipt("typed");
            ann.say(room, "still alone");
            ann.first(frame -> frame.content().equals("still alone"));
            assertThat(ann.events("CHAT")).hasSize(2);
            assertThat(ann.events("TYPING")).isEmpty();
            assertThat(ann.events("TOPIC")).isEmpty();
            assertThat(eve.received())
                    .noneMatch(frame -> frame.json().toString().contains("in here"));
        }
    }

    @Test
    void whoBelongsToARoomDoesSoAfterARestart() {
        String room;
        try (Hub hub = Hub.start(data);
                StompClient ann = hub.connect("ann")) {
            room = open(hub, "ann");
            ann.join(room).say(room, "before");
        }
        try (Hub hub = Hub.start(data);
                StompClient ann = hub.connect("ann").join(room, "after", "0");
                StompClient eve = hub.connect("eve").listenToErrors()) {
            assertThat(ann.event("CHAT").content()).isEqualTo("before");
            assertThat(ann.event("ROSTER").json().get("title").stringValue()).isEqualTo("hidden");
            eve.sayWith("say", room, "let me in");
            assertThat(code(eve.refusal("say"))).isEqualTo("forbidden");
        }
    }

    /** Another program holds the database, as a full disk would. */
    @Test
    void tellsWhereNobodyCanBeLetIn() throws SQLException {
        try (Hub hub = Hub.start(data);
                StompClient ann = hub.connect("ann");
                StompClient bob = hub.connect("bob").listenToErrors();
                Connection other = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("hubbub.db"));
                Statement statement = other.createStatement()) {
            String room = open(hub, "ann");
            String invite = hub.bean(Invitations.class)
                    .inviteTo(new RoomName(room), new Secret("secret of ann").person())
                    .orElseThrow()
                    .token();
            ann.join(room);
            statement.execute("BEGIN IMMEDIATE");
            bob.frame("SUBSCRIBE", "", "id", "1", "destination", "/topic/" + room, "invite", invite, "receipt", "in");
            assertThat(code(bob.refusal("in"))).isEqualTo("unavailable");
            statement.execute("ROLLBACK");
            bob.join(room, "invite", invite).say(room, "here I am");
            assertThat(ann.event("CHAT").content()).isEqualTo("here I am");
        }
    }

    private static String open(Hub hub, String nickname) {
        Opened opened =
                hub.bean(Invitations.class).open(new Title("hidden"), new Secret("secret of " + nickname).person());
        RoomName room = ((Opened.Done) opened).room().room();
        return room.value();
    }

    private static String code(Received refusal) {
        return refusal.json().get("code").stringValue();
    }
}
