package chat.hubbub.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.hubbub.cluster.RedisServers;
import chat.hubbub.contract.PostgresServer;
import chat.hubbub.journey.Http;
import chat.hubbub.journey.Hub;
import chat.hubbub.journey.Received;
import chat.hubbub.journey.StompClient;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Alice is on one node, and whoever means her ill is on the other: nothing is to be had there that is not to be had here. */
@Tag("attack")
class ClusterAttackTest {

    private static final String HELD = "alice";
    private static final String HIDDEN = "swordfish";
    private static final String OWN = "cluster-alice-with-a-cookie-of-her-own".substring(0, 32);
    private static final String STRANGERS = "cluster-eve-with-a-cookie-of-her-own".substring(0, 32);

    /** All that names a room, with the body that belongs to it. */
    private static final List<String> CALLS = List.of(
            "GET /api/rooms/ROOM/messages",
            "GET /api/rooms/ROOM/messages?after=0",
            "GET /api/rooms/ROOM/members",
            "GET /api/search?q=" + HIDDEN,
            "GET /api/search?q=" + HIDDEN + "&room=ROOM",
            "GET /api/private-rooms",
            "GET /api/rooms",
            "GET /rooms/ROOM",
            "GET /api/private-rooms/ROOM/invite",
            "GET /api/private-rooms/ROOM/invite.svg",
            "POST /api/private-rooms/ROOM/invite",
            "DELETE /api/private-rooms/ROOM/invite",
            "DELETE /api/private-rooms/ROOM/membership",
            "POST /api/rooms/ROOM/commands {\"line\":\"/lock talk\"}");

    private static final List<String> ACTS = List.of("chat", "edit", "delete", "react", "topic");

    @TempDir
    private static Path folder;

    private static RedisServers redis;
    private static Hub here;
    private static Hub there;
    private static StompClient alice;
    private static StompClient eve;

    @BeforeAll
    static void start() {
        redis = RedisServers.start();
        String database = PostgresServer.freshDatabase();
        here = node("here", database);
        there = node("there", database);
        alice = StompClient.connect(here.ws("/ws"), "login", HELD, "passcode", OWN);
        eve = StompClient.connect(there.ws("/ws"), "login", "eve", "passcode", STRANGERS)
                .listenToErrors();
    }

    @AfterAll
    static void stop() {
        here.close();
        there.close();
        redis.close();
    }

    private static Hub node(String name, String database) {
        return Hub.start(
                folder.resolve(name),
                "spring.profiles.active=cluster",
                "hubbub.database.url=" + database,
                "hubbub.database.user=postgres",
                "hubbub.redis.url=" + redis.url());
    }

    @Test
    void nobodyIsTakenForHerThere() throws IOException {
        try (Thief mallory = new Thief(there.port(), "mallory")) {
            for (String name : Impersonations.of(HELD).toList()) {
                assertThat(Thief.connect(there.port(), name)).as(name).isIn(Thief.REFUSALS);
                assertThat(mallory.rename(name)).as(name).isIn(Thief.REFUSALS);
            }
        }
    }

    @Test
    void whatIsForgedThereIsHeardHereUnderItsTrueNameOrNotAtAll() throws IOException {
        List<StompCase> forged = HostileStompTest.cases()
                .filter(one -> one.name().startsWith("forged: "))
                .toList();
        assertThat(forged).hasSizeGreaterThan(50);
        try (StompTalk talk = new StompTalk(there.port(), here.port())) {
            for (StompCase one : forged) {
                talk.play(one);
            }
        }
    }

    @Test
    void herLinesAreHersThereToo() {
        long line = alice.say("lines", "as I said");
        for (String act : List.of("edit", "delete")) {
            assertThat(refusal(act, "lines", line)).isEqualTo("forbidden");
        }
        assertThat(history("lines").path(0).path("content").asString()).isEqualTo("as I said");
    }

    @Test
    void herPrivateRoomIsNoneThere() {
        String room = open().path("room").asString();
        String none = "private-" + "b".repeat(26);
        long line = alice.join(room).say(room, HIDDEN);
        // As soon as the other node can find it, for her.
        await().pollInterval(Duration.ofMillis(500))
                .until(() -> call(there, "GET /api/search?q=" + HIDDEN, "", OWN)
                        .body()
                        .contains(HIDDEN));
        for (String call : CALLS) {
            HttpResponse<String> reply = callThere(call, room);
            assertThat(reply.statusCode())
                    .as(call)
                    .isEqualTo(callThere(call, none).statusCode());
            assertThat(reply.body()).as(call).doesNotContain(HIDDEN, "her attic");
        }
        for (String act : ACTS) {
            assertThat(refusal(act, room, line)).as(act).isEqualTo("forbidden");
        }
        eve.frame("SUBSCRIBE", "", "id", "0", "destination", "/topic/" + room, "receipt", "enter", "after", "0");
        assertThat(code("enter")).isEqualTo("forbidden");
        assertThat(history(room)).hasSize(1);
        assertThat(eve.received())
                .noneMatch(frame -> frame.header("destination").equals("/topic/" + room));
    }

    /** Although the other node has just let somebody in by it, and may remember it. */
    @Test
    void anInviteThatSheTookBackLeadsNowhereThere() {
        JsonNode made = open();
        String room = made.path("room").asString();
        String invite = made.path("invite").asString();
        try (StompClient bob = there.connect("bob").join(room, "invite", invite)) {
            assertThat(call(here, "DELETE /api/private-rooms/" + room + "/invite", "", OWN)
                            .statusCode())
                    .isEqualTo(204);
            eve.frame("SUBSCRIBE", "", "id", "0", "destination", "/topic/" + room, "receipt", "late", "invite", invite);
            assertThat(code("late")).isEqualTo("forbidden");
            HttpResponse<String> door = callThere("GET /join/" + invite, room);
            assertThat(door.statusCode())
                    .isEqualTo(callThere("GET /join/" + "b".repeat(26), room).statusCode());
            assertThat(door.body()).doesNotContain("her attic");
            alice.join(room).say(room, "only us");
            bob.first(frame -> frame.content().equals("only us"));
        }
    }

    private static JsonNode open() {
        return json(call(here, "POST /api/private-rooms", "{\"title\":\"her attic\"}", OWN));
    }

    /** Does what is hers to do, and returns the code with which that is refused. */
    private static String refusal(String act, String room, long line) {
        String receipt = act + room;
        String body = "{\"target\":" + line + ",\"content\":\"x\",\"emoji\":\"👍\",\"on\":true}";
        String to = "/app/" + act + '/' + room;
        eve.frame("SEND", body, "destination", to, "content-type", "application/json", "receipt", receipt);
        return code(receipt);
    }

    private static String code(String receipt) {
        Received refusal = eve.refusal(receipt);
        return refusal.json().path("code").asString();
    }

    private static JsonNode history(String room) {
        return json(call(here, "GET /api/rooms/" + room + "/messages", "", OWN)).path("messages");
    }

    private static HttpResponse<String> callThere(String call, String room) {
        String[] parts = call.replace("ROOM", room).split(" ", 3);
        return call(there, parts[0] + ' ' + parts[1], parts.length > 2 ? parts[2] : "", STRANGERS);
    }

    private static HttpResponse<String> call(Hub node, String line, String body, String secret) {
        String[] parts = line.split(" ", 2);
        String[] headers = {"Content-Type", "application/json", "Cookie", "hubbub-secret=" + secret};
        return body.isEmpty()
                ? Http.call(node, parts[0], parts[1], headers)
                : Http.send(node, parts[0], parts[1], body, headers);
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
