package chat.hubbub.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.hubbub.cluster.RedisServers;
import chat.hubbub.contract.PostgresServer;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes are one chat: whatever somebody does on one is so on the other. */
class ClusterTest {

    @TempDir
    private static Path folder;

    private static RedisServers redis;
    private static Hub one;
    private static Hub other;

    @BeforeAll
    static void start() {
        redis = RedisServers.start();
        String database = PostgresServer.freshDatabase();
        one = node("one", database);
        other = node("other", database);
    }

    @AfterAll
    static void stop() {
        one.close();
        other.close();
        redis.close();
    }

    private static Hub node(String name, String database) {
        return Hub.start(
                folder.resolve(name),
                "spring.profiles.active=cluster",
                "hubbub.database.url=" + database,
                "hubbub.database.user=postgres",
                "hubbub.redis.url=" + redis.url(),
                "hubbub.presence.grace=4s");
    }

    @Test
    void linesOfOneNodeReachTheOtherInOneOrder() {
        StompClient ann = one.connect("ann").join("hall");
        StompClient bob = other.connect("bob").join("hall");
        for (int i = 1; i <= 20; i++) {
            (i % 2 == 0 ? ann : bob).say("hall", "line " + i);
        }
        ann.first(frame -> frame.content().equals("line 20"));
        bob.first(frame -> frame.content().equals("line 20"));
        assertThat(ann.events("CHAT").stream().map(Received::seq).toList())
                .isEqualTo(bob.events("CHAT").stream().map(Received::seq).toList())
                .hasSize(20);
    }

    @Test
    void everybodySeesWhoIsThereOnWhicheverNode() {
        StompClient ann = one.connect("amy").join("yard");
        await().untilAsserted(() ->
                assertThat(Http.get(other, "/api/rooms/yard/members").body()).contains("amy"));
        StompClient bob = other.connect("ben").join("yard");
        ann.first(frame -> frame.type().equals("JOIN") && frame.sender().equals("ben"));
        assertThat(bob.event("ROSTER").json().path("online").asInt()).isEqualTo(2);
        await().untilAsserted(() ->
                assertThat(Http.get(one, "/api/rooms/yard/members").body()).contains("amy", "ben"));
        bob.frame("DISCONNECT", "");
        Received gone = ann.event("LEAVE");
        assertThat(gone.sender()).isEqualTo("ben");
        assertThat(gone.json().path("online").asInt()).isEqualTo(1);
    }

    @Test
    void aNicknameIsOnePersonsOnAllNodes() {
        one.connect("cleo");
        StompClient thief = StompClient.connect(other.ws("/ws"), "login", "Cleo", "passcode", "another secret");
        assertThat(thief.error().header("code")).isEqualTo("nickname-taken");
        StompClient herself = other.connect("cleo");
        assertThat(herself.first(frame -> frame.command().equals("CONNECTED")).header("user-name"))
                .isEqualTo("cleo");
    }

    @Test
    void whoMovesToTheOtherNodeMakesNoNoiseAndMissesNothing() {
        StompClient watcher = one.connect("wat").join("moving");
        StompClient before = one.connect("dora").join("moving");
        watcher.first(frame -> frame.type().equals("JOIN") && frame.sender().equals("dora"));
        long last = before.say("moving", "here");
        String epoch = before.event("ROSTER").json().path("epoch").asString();
        before.abort();
        watcher.say("moving", "missed");

        StompClient after = other.connect("dora").join("moving", "after", Long.toString(last), "epoch", epoch);
        assertThat(after.event("ROSTER").json().path("recovered").asBoolean()).isTrue();
        assertThat(after.first(frame -> frame.type().equals("CHAT")).content()).isEqualTo("missed");
        after.say("moving", "there");
        watcher.first(frame -> frame.content().equals("there"));
        StompClient later = one.connect("lea").join("moving");
        later.abort();
        watcher.first(frame -> frame.type().equals("LEAVE") && frame.sender().equals("lea"));
        assertThat(watcher.events("LEAVE"))
                .as("whose grace time was over before")
                .hasSize(1);
        assertThat(watcher.events("JOIN").stream()
                        .filter(frame -> frame.sender().equals("dora")))
                .hasSize(1);
    }

    @Test
    void typingIsSeenOnTheOtherNode() {
        StompClient ann = one.connect("eve").join("desk");
        StompClient bob = other.connect("fay").join("desk");
        ann.first(frame -> frame.type().equals("JOIN") && frame.sender().equals("fay"));
        // While Redis is slow to answer, it is not told at all.
        await().pollInterval(Duration.ofMillis(500)).until(() -> {
            bob.frame("SEND", "", "destination", "/app/typing/desk");
            return !ann.events("TYPING").isEmpty();
        });
        assertThat(ann.event("TYPING").sender()).isEqualTo("fay");
    }

    @Test
    void whoIsBannedOnOneNodeIsSentAwayFromTheOther() {
        Keeper keeper = Keeper.of(one);
        StompClient rude = other.connect("rude").join("hall");
        keeper.done("hall", "/ban rude");
        assertThat(rude.error().header("code")).isEqualTo("banned");
        StompClient again = other.connect("rude");
        assertThat(again.error().header("code")).isEqualTo("banned");
    }

    @Test
    void whoIsMutedOnOneNodeIsMutedOnTheOther() {
        Keeper keeper = Keeper.of(other);
        StompClient loud = one.connect("loud").join("hall").listenToErrors();
        keeper.done("hall", "/mute loud");
        await().untilAsserted(() -> {
            loud.sayWith("r" + System.nanoTime(), "hall", "la la");
            assertThat(loud.received())
                    .anyMatch(frame -> frame.header("destination").equals("/user/queue/errors")
                            && frame.json().path("code").asString("").equals("muted"));
        });
    }

    @Test
    void anotherNicknameIsAnotherOnAllNodes() {
        StompClient here = one.connect("gus").join("names");
        StompClient there = other.connect("gus").join("names");
        StompClient watcher = other.connect("hal").join("names");
        here.frame("SEND", "gustav", "destination", "/app/nick");
        Received renamed = watcher.first(frame -> frame.type().equals("RENAME"));
        assertThat(renamed.sender()).isEqualTo("gus");
        await().untilAsserted(() -> {
            long seq = there.say("names", "who am I");
            assertThat(watcher.first(frame -> frame.seq() == seq).sender()).isEqualTo("gustav");
        });
        assertThat(watcher.events("LEAVE")).isEmpty();
    }

    @Test
    void whatWasSaidOnOneNodeIsFoundOnTheOther() {
        StompClient ann = one.connect("ida");
        ann.say("hall", "the zeppelin has landed");
        assertThat(Http.get(other, "/api/search?q=zeppelin").body()).contains("zeppelin</mark>");
    }
}
