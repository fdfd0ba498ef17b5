package chat.hubbub.web;

import static chat.hubbub.web.PrivateGuest.json;
import static org.assertj.core.api.Assertions.assertThat;

import chat.hubbub.journey.Hub;
import chat.hubbub.push.FakeBrowser;
import chat.hubbub.push.FakePushService;
import chat.hubbub.push.FakePushService.Pushed;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class PushJourneyTest {

    private static final String AT = "/api/push/subscription";

    @TempDir
    private Path data;

    private final FakePushService service = new FakePushService();
    private final FakeBrowser browser = new FakeBrowser();
    private Hub hub;

    @BeforeEach
    void start() {
        hub = Hub.start(data, service.property(), "hubbub.presence.grace=0s");
    }

    @AfterEach
    void stop() {
        hub.close();
        service.close();
    }

    @Test
    void callsWhoIsSpokenToDirectly() {
        try (PrivateGuest ann = new PrivateGuest(hub, "ann");
                PrivateGuest bob = new PrivateGuest(hub, "bob")) {
            subscribe(bob);
            bob.leave();
            String room = json(ann.post("/api/direct-rooms", "{\"nickname\":\"bob\"}"))
                    .get("room")
                    .stringValue();
            ann.stomp().join(room).say(room, "are you there? " + "🎈".repeat(300));

            Pushed pushed = service.pushed(1);
            JsonNode note = browser.read(pushed.body());
            assertThat(note.get("kind").stringValue()).isEqualTo("direct");
            assertThat(note.get("room").stringValue()).isEqualTo(room);
            assertThat(note.get("title").stringValue()).isEqualTo("ann");
            assertThat(note.get("sender").stringValue()).isEqualTo("ann");
            assertThat(note.get("content").stringValue()).isEqualTo("are you there? " + "🎈".repeat(184) + "…");
            assertThat(note.get("seq").longValue()).isEqualTo(1);
            assertThat(pushed.path()).isEqualTo("/for/bob");
            assertThat(pushed.headers().getFirst("Content-Encoding")).isEqualTo("aes128gcm");
            assertThat(pushed.headers().getFirst("TTL")).isEqualTo("86400");
            assertThat(pushed.headers().getFirst("Urgency")).isEqualTo("high");
            assertThat(pushed.headers().getFirst("Topic")).hasSize(32);
            assertThat(pushed.headers().getFirst("Authorization"))
                    .startsWith("vapid t=")
                    .endsWith(", k=" + json(ann.get("/api/push/key")).get("key").stringValue());
        }
    }

    @Test
    void callsWhoIsNamedWhereTheyHaveBeen() {
        try (PrivateGuest ann = new PrivateGuest(hub, "ann");
                PrivateGuest bob = new PrivateGuest(hub, "bob");
                PrivateGuest carl = new PrivateGuest(hub, "carl")) {
            carl.stomp().join("later");
            subscribe(carl, "/for/carl");
            carl.leave();
            bob.stomp().join("before");
            subscribe(bob);
            bob.stomp().join("after").join("later");
            ann.stomp().say("later", "@bob is still connected");
            ann.stomp().say("later", "@carl is not");
            service.pushed(1); // Calls are made in turn: so bob was not called.
            bob.leave();
            ann.stomp().say("never", "@bob was never here");
            ann.stomp().say("before", "bob is not named, nor is @bobby");
            ann.stomp().say("before", "hello @Bob!");
            ann.stomp().say("after", "hello again, @bob");

            service.pushed(3);
            assertThat(contents()).containsExactlyInAnyOrder("@carl is not", "hello @Bob!", "hello again, @bob");
            JsonNode note = browser.read(service.pushed(3).body());
            assertThat(note.get("kind").stringValue()).isEqualTo("mention");
            assertThat(note.get("title")).isEqualTo(note.get("room"));
        }
    }

    @Test
    void callsByTheNicknameThatIsTheirs() {
        try (PrivateGuest ann = new PrivateGuest(hub, "ann");
                PrivateGuest bob = new PrivateGuest(hub, "bob")) {
            bob.stomp().join("one").join("two").join("three");
            subscribe(bob);
            bob.leave();
            PrivateGuest robert = bob.as("Robert");
            robert.stomp().join("one");
            robert.leave();
            ann.stomp().say("two", "@bob was another name");
            ann.stomp().say("three", "@robert is the name");
            service.pushed(1);

            assertThat(contents()).containsExactly("@robert is the name");
        }
    }

    @Test
    void callsMembersOfAPrivateRoomAlone() {
        try (PrivateGuest ann = new PrivateGuest(hub, "ann");
                PrivateGuest bob = new PrivateGuest(hub, "bob")) {
            JsonNode attic = ann.open("The attic");
            JsonNode cellar = ann.open("The cellar");
            for (JsonNode room : new JsonNode[] {attic, cellar}) {
                bob.stomp()
                        .join(
                                room.get("room").stringValue(),
                                "invite",
                                room.get("invite").stringValue());
            }
            subscribe(bob);
            String left = attic.get("room").stringValue();
            assertThat(bob.delete("/api/private-rooms/" + left + "/membership").statusCode())
                    .isEqualTo(204);
            bob.leave();
            ann.stomp().say(left, "@bob, who has left");
            ann.stomp().say(cellar.get("room").stringValue(), "@bob, who is here");

            JsonNode note = browser.read(service.pushed(1).body());
            assertThat(note.get("content").stringValue()).isEqualTo("@bob, who is here");
            assertThat(note.get("title").stringValue()).isEqualTo("The cellar");
        }
    }

    @Test
    void callsAfterARestartToo() {
        String key;
        try (PrivateGuest bob = new PrivateGuest(hub, "bob")) {
            bob.stomp().join("den");
            subscribe(bob);
            key = bob.get("/api/push/key").body();
        }
        hub.close();
        hub = Hub.start(data, service.property());
        try (PrivateGuest ann = new PrivateGuest(hub, "ann")) {
            assertThat(ann.get("/api/push/key").body()).isEqualTo(key);
            ann.stomp().say("den", "@bob, do you remember?");
            service.pushed(1);
            assertThat(contents()).containsExactly("@bob, do you remember?");
        }
    }

    @Test
    void endsWhereTheServiceOrThePersonEndsIt() {
        try (PrivateGuest bob = new PrivateGuest(hub, "bob")) {
            subscribe(bob);
            assertThat(test(bob)).isEqualTo(204);
            JsonNode note = browser.read(service.pushed(1).body());
            assertThat(note.get("kind").stringValue()).isEqualTo("test");
            assertThat(note.get("sender").stringValue()).isEqualTo("bob");
            service.answerWith(403);
            assertThat(test(bob)).isEqualTo(502);
            assertThat(bob.post("/api/push/test", endpoint()).body()).contains("status 403");
            service.answerWith(410);
            assertThat(test(bob)).isEqualTo(502);
            assertThat(test(bob)).isEqualTo(404);
            subscribe(bob);
            assertThat(bob.send("DELETE", AT, endpoint()).statusCode()).isEqualTo(204);
            assertThat(bob.send("DELETE", AT, endpoint()).statusCode()).isEqualTo(404);
            assertThat(test(bob)).isEqualTo(404);
            assertThat(service.pushed()).hasSize(4);
        }
    }

    @Test
    void aServiceThatIsNotThereIsToldOf() {
        try (PrivateGuest bob = new PrivateGuest(hub, "bob")) {
            subscribe(bob);
            service.close();
            assertThat(test(bob)).isEqualTo(502);
            assertThat(bob.stomp().say("public", "and the chat goes on")).isEqualTo(1);
        }
    }

    private int test(PrivateGuest guest) {
        return guest.post("/api/push/test", endpoint()).statusCode();
    }

    private void subscribe(PrivateGuest guest) {
        subscribe(guest, "/for/bob");
    }

    private void subscribe(PrivateGuest guest, String path) {
        assertThat(guest.send("PUT", AT, browser.subscription(service.origin() + path))
                        .statusCode())
                .isEqualTo(204);
    }

    private String endpoint() {
        return "{\"endpoint\":\"" + service.origin() + "/for/bob\"}";
    }

    private List<String> contents() {
        return service.pushed().stream()
                .map(pushed -> browser.read(pushed.body()).get("content").stringValue())
                .toList();
    }
}
