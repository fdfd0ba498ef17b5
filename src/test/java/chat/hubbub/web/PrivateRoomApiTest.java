package chat.hubbub.web;

import static chat.hubbub.web.PrivateGuest.json;
import static org.assertj.core.api.Assertions.assertThat;

import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.NicknameClaims;
import chat.hubbub.journey.Hub;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class PrivateRoomApiTest {

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
    void makesARoomForThoseWhoAreInvited() {
        try (PrivateGuest ann = new PrivateGuest(hub, "ann");
                PrivateGuest bob = new PrivateGuest(hub, "bob")) {
            JsonNode made = ann.open(" The attic ");
            String room = made.get("room").stringValue();
            assertThat(room).matches("private-[a-z2-7]{26}");
            assertThat(made.get("title").stringValue()).isEqualTo("The attic");
            assertThat(made.get("kind").stringValue()).isEqualTo("private");

            String invite = made.get("invite").stringValue();
            bob.stomp().join(room, "invite", invite);
            JsonNode welcome = bob.stomp().event("ROSTER").json();
            assertThat(welcome.get("title").stringValue()).isEqualTo("The attic");
            assertThat(welcome.get("kind").stringValue()).isEqualTo("private");
            assertThat(bob.stomp().say(room, "here I am")).isEqualTo(1);
            assertThat(json(ann.get("/api/rooms/" + room + "/messages")).get("messages"))
                    .hasSize(1);
            assertThat(json(bob.get("/api/rooms/" + room + "/members"))).hasSize(1);
            assertThat(json(bob.get("/api/private-rooms")).get(0).toString())
                    .isEqualTo("{\"room\":\"" + room
                            + "\",\"title\":\"The attic\",\"kind\":\"private\",\"online\":1,\"lastSeq\":1}");
        }
    }

    @Test
    void doesNotExistForOutsiders() {
        try (PrivateGuest ann = new PrivateGuest(hub, "ann");
                PrivateGuest eve = new PrivateGuest(hub, "eve")) {
            String room = ann.open("secret place").get("room").stringValue();
            ann.stomp().join(room);
            ann.stomp().say(room, "the password is swordfish");

            assertThat(eve.get("/api/rooms/" + room + "/messages").statusCode()).isEqualTo(404);
            assertThat(eve.get("/api/rooms/" + room + "/members").statusCode()).isEqualTo(404);
            assertThat(eve.get("/rooms/" + room).statusCode()).isEqualTo(404);
            assertThat(eve.get("/rooms/" + room).body()).doesNotContain("secret place", "swordfish");
            assertThat(eve.get("/api/rooms").body()).doesNotContain(room);
            assertThat(json(eve.get("/api/search?q=swordfish")).get("hits")).isEmpty();
            assertThat(json(eve.get("/api/search?q=swordfish&room=" + room)).get("hits"))
                    .isEmpty();
            assertThat(eve.get("/api/private-rooms").body()).isEqualTo("[]");
            assertThat(eve.get("/api/private-rooms/" + room + "/invite").statusCode())
                    .isEqualTo(404);
            assertThat(eve.get("/api/private-rooms/" + room + "/invite.svg").statusCode())
                    .isEqualTo(404);
            assertThat(eve.post("/api/private-rooms/" + room + "/invite", "").statusCode())
                    .isEqualTo(404);
            assertThat(eve.delete("/api/private-rooms/" + room + "/invite").statusCode())
                    .isEqualTo(404);
            assertThat(eve.delete("/api/private-rooms/" + room + "/membership").statusCode())
                    .isEqualTo(404);
            assertThat(json(ann.get("/api/search?q=swordfish")).get("hits")).hasSize(1);
            assertThat(ann.get("/rooms/" + room).body()).contains("secret place", "swordfish");
        }
    }

    @Test
    void answersTheSameWhetherARoomIsThereOrNot() {
        try (PrivateGuest ann = new PrivateGuest(hub, "ann");
                PrivateGuest eve = new PrivateGuest(hub, "eve")) {
            String room = ann.open("quiet").get("room").stringValue();
            String none = "private-" + "a".repeat(26);
            for (String path : List.of("/api/rooms/%s/messages", "/api/rooms/%s/members", "/rooms/%s")) {
                assertThat(told(eve, path, none)).isEqualTo(told(eve, path, room));
            }
        }
    }

    @Test
    void anInviteCanBeRenewedAndTakenBack() {
        try (PrivateGuest ann = new PrivateGuest(hub, "ann");
                PrivateGuest bob = new PrivateGuest(hub, "bob")) {
            JsonNode made = ann.open("changing locks");
            String at = "/api/private-rooms/" + made.get("room").stringValue() + "/invite";
            String first = made.get("invite").stringValue();
            assertThat(json(ann.get(at)).get("invite").stringValue()).isEqualTo(first);
            String second = json(ann.post(at, "")).get("invite").stringValue();
            assertThat(second).isNotEqualTo(first);
            assertThat(bob.get("/join/" + first).statusCode()).isEqualTo(404);
            assertThat(bob.get("/join/" + second).statusCode()).isEqualTo(200);
            assertThat(ann.get(at + ".svg").body()).startsWith("<svg xmlns=").contains("<path d=\"M4 4h1v1h-1z");
            assertThat(ann.delete(at).statusCode()).isEqualTo(204);
            assertThat(bob.get("/join/" + second).statusCode()).isEqualTo(404);
            assertThat(ann.get(at).statusCode()).isEqualTo(404);
            bob.stomp()
                    .frame(
                            "SUBSCRIBE",
                            "",
                            "id",
                            "x",
                            "destination",
                            "/topic/" + made.get("room").stringValue(),
                            "invite",
                            second,
                            "receipt",
                            "in");
            assertThat(bob.stomp().refusal("in").json().get("code").stringValue())
                    .isEqualTo("forbidden");
        }
    }

    @Test
    void whoLeavesIsAnOutsiderAgain() {
        try (PrivateGuest ann = new PrivateGuest(hub, "ann")) {
            String room = ann.open("short stay").get("room").stringValue();
            assertThat(ann.delete("/api/private-rooms/" + room + "/membership").statusCode())
                    .isEqualTo(204);
            assertThat(ann.get("/rooms/" + room).statusCode()).isEqualTo(404);
            assertThat(ann.get("/api/private-rooms").body()).doesNotContain(room);
        }
    }

    @Test
    void twoPeopleHaveOneRoom() {
        try (PrivateGuest ann = new PrivateGuest(hub, "dan");
                PrivateGuest bob = new PrivateGuest(hub, "dora");
                PrivateGuest eve = new PrivateGuest(hub, "eve")) {
            bob.stomp()
                    .frame("SUBSCRIBE", "", "id", "mine", "destination", "/user/queue/rooms", "receipt", "listening");
            bob.stomp().receipt("listening");
            JsonNode made = json(ann.post("/api/direct-rooms", "{\"nickname\":\"DORA\"}"));
            String room = made.get("room").stringValue();
            assertThat(room).matches("direct-[a-z2-7]{26}");
            assertThat(made.toString())
                    .isEqualTo("{\"room\":\"" + room + "\",\"title\":\"dora\",\"kind\":\"direct\",\"with\":\"dora\"}");
            assertThat(bob.stomp().event("ROOM").json().toString())
                    .isEqualTo("{\"type\":\"ROOM\",\"room\":\"" + room
                            + "\",\"title\":\"dan\",\"kind\":\"direct\",\"with\":\"dan\"}");
            assertThat(json(bob.post("/api/direct-rooms", "{\"nickname\":\"dan\"}"))
                            .get("room")
                            .stringValue())
                    .isEqualTo(room);
            ann.stomp().join(room).say(room, "psst");
            bob.stomp().join(room, "after", "0");
            assertThat(bob.stomp().event("CHAT").content()).isEqualTo("psst");
            assertThat(eve.get("/api/rooms/" + room + "/messages").statusCode()).isEqualTo(404);
            assertThat(ann.delete("/api/private-rooms/" + room + "/membership").statusCode())
                    .isEqualTo(409);
            assertThat(ann.get("/api/private-rooms/" + room + "/invite").statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void theFormOfAnOutsiderLeadsNowhere() {
        try (PrivateGuest ann = new PrivateGuest(hub, "ann")) {
            String room = ann.open("no forms").get("room").stringValue();
            PlainVisitor eve = new PlainVisitor(hub, "public");
            HttpResponse<String> answer = eve.postTo("/rooms/" + room, eve.filledIn("eve-by-form", "hello"));
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).doesNotContain("no forms");
            assertThat(hub.bean(NicknameClaims.class).holder(new Nickname("eve-by-form")))
                    .as("she was turned away before anything was done")
                    .isEmpty();
        }
    }

    @Test
    void whoIsInvitedComesInWithoutScriptsToo() {
        try (PrivateGuest ann = new PrivateGuest(hub, "ann")) {
            JsonNode made = ann.open("by form");
            String room = made.get("room").stringValue();
            String join = "/join/" + made.get("invite").stringValue();
            ann.stomp().join(room).say(room, "read this");

            PlainVisitor bob = new PlainVisitor(hub, "public");
            bob.visit(join);
            assertThat(bob.plain())
                    .contains("by form", "action=\"" + join + "\"")
                    .doesNotContain("read this");
            Map<String, String> form = bob.fields();
            assertThat(bob.visit("/rooms/" + room).statusCode()).isEqualTo(404);
            assertThat(bob.postTo(join, Map.of("key", "k", "token", "t")).statusCode())
                    .isEqualTo(403);
            assertThat(bob.postTo(join, form, "Origin", "http://evil.example").statusCode())
                    .isEqualTo(403);
            assertThat(bob.visit("/rooms/" + room).statusCode()).isEqualTo(404);

            HttpResponse<String> in = bob.postTo(join, form);
            assertThat(in.statusCode()).isEqualTo(303);
            assertThat(in.headers().firstValue("Location").orElseThrow()).endsWith("/rooms/" + room);
            bob.visit("/rooms/" + room);
            assertThat(bob.plain()).contains("by form", "read this");
            assertThat(bob.postTo("/rooms/" + room, bob.filledIn("bob-by-form", "I did"))
                            .statusCode())
                    .isEqualTo(303);
            assertThat(ann.stomp()
                            .first(frame -> frame.content().equals("I did"))
                            .seq())
                    .isEqualTo(2);
            assertThat(bob.visit(join).statusCode()).isEqualTo(303);
        }
    }

    private static String told(PrivateGuest guest, String path, String room) {
        HttpResponse<String> answer = guest.get(path.formatted(room));
        return answer.statusCode() + answer.body().replace(room, "ROOM").replaceAll("\"timestamp\":\"[^\"]*\"", "NOW");
    }
}
