package chat.hubbub.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.hubbub.cluster.RedisServers;
import chat.hubbub.contract.PostgresServer;
import chat.hubbub.journey.SockJsClient.Transport;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * People whose browsers have only SockJS by HTTP, before two nodes: what the proxy in {@code deploy/nginx.conf} does for
 * them, and what becomes of them where it can do so no longer.
 */
class SockJsOverNodesTest {

    private static final int LINES = 20;

    @TempDir
    private static Path folder;

    private static RedisServers redis;
    private static Hub one;
    private static Hub other;

    private SessionProxy proxy;

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

    @BeforeEach
    void openProxy() {
        proxy = new SessionProxy(one, other);
    }

    @AfterEach
    void closeProxy() {
        proxy.close();
    }

    private static Hub node(String name, String database) {
        return Hub.start(
                folder.resolve(name),
                "spring.profiles.active=cluster",
                "hubbub.database.url=" + database,
                "hubbub.database.user=postgres",
                "hubbub.redis.url=" + redis.url());
    }

    @ParameterizedTest
    @EnumSource(names = {"xhr", "xhr_streaming"})
    void talkOnTwoNodesWhereEachSessionStaysOnOne(Transport transport) {
        String room = "both-" + transport.ordinal();
        try (SockJsClient ann = clientOn(one, transport);
                SockJsClient bob = clientOn(other, transport)) {
            ann.connect("ann" + transport);
            bob.connect("bob" + transport);
            ann.join(room);
            bob.join(room);
            for (int i = 1; i <= LINES; i++) {
                SockJsClient speaker = i % 2 == 0 ? ann : bob;
                assertThat(speaker.send(SockJsClient.say(room, "r" + i, "line " + i)))
                        .isEqualTo(204);
                speaker.receipt("r" + i);
            }
            ann.first(frame -> frame.content().equals("line " + LINES));
            bob.first(frame -> frame.content().equals("line " + LINES));
            assertThat(lines(ann)).isEqualTo(lines(bob)).containsExactlyElementsOf(expected());
        }
    }

    /** The second greeting is what sockjs-client takes for the loss of its session, as it does what is refused. */
    @Test
    void aSessionOfOneNodeIsUnknownToTheOther() {
        String session = "/ws/000/" + UUID.randomUUID();
        assertThat(SockJsClient.post(one.http(session + "/xhr"), "").body()).isEqualTo("o\n");
        assertThat(SockJsClient.post(other.http(session + "/xhr_send"), "[\"\"]")
                        .statusCode())
                .isEqualTo(404);
        assertThat(SockJsClient.post(other.http(session + "/xhr"), "").body()).isEqualTo("o\n");
    }

    @ParameterizedTest
    @EnumSource(names = {"xhr", "xhr_streaming"})
    void isToldThatItsSessionIsLostWhereAnotherNodeGetsItsRequestsAndGoesOnInANewOne(Transport transport) {
        String room = "lost-" + transport.ordinal();
        try (SockJsClient before = clientOn(one, transport)) {
            before.connect("cleo" + transport);
            before.join(room);
            before.send(SockJsClient.say(room, "said", "here"));
            String last = before.receipt("said").header("seq");
            String epoch = roster(before).json().path("epoch").asString();
            proxy.leaveOut(one);
            try (StompClient dora = other.connect("dora" + transport).join(room)) {
                dora.say(room, "missed");
            }
            // Whichever comes first: what it sends is refused, or it is greeted again as it listens.
            await().until(() -> before.send(SockJsClient.say(room, "in vain", "nobody hears this")) == 404
                    || before.greetings() == 2);
            goOn(transport, room, last, epoch);
        }
    }

    private void goOn(Transport transport, String room, String last, String epoch) {
        try (SockJsClient after = SockJsClient.open(proxy.http("/ws"), transport)) {
            after.connect("cleo" + transport);
            after.send(
                    "SUBSCRIBE\nid:s\ndestination:/topic/" + room + "\nafter:" + last + "\nepoch:" + epoch + "\n\n\0");
            assertThat(roster(after).json().path("recovered").asBoolean()).isTrue();
            after.send(SockJsClient.say(room, "again", "back"));
            after.receipt("again");
            after.first(frame -> frame.content().equals("back"));
            assertThat(lines(after)).containsExactly("missed", "back");
        }
    }

    /** Names of sessions are chosen by chance, and half of them lead there. */
    private SockJsClient clientOn(Hub node, Transport transport) {
        while (true) {
            SockJsClient client = SockJsClient.open(proxy.http("/ws"), transport);
            if (proxy.nodeOf(client.uri("xhr")) == node) {
                return client;
            }
            client.close();
        }
    }

    private static Received roster(SockJsClient client) {
        return client.first(frame -> frame.type().equals("ROSTER"));
    }

    private static List<String> lines(SockJsClient client) {
        return client.received().stream()
                .filter(frame -> frame.type().equals("CHAT"))
                .map(Received::content)
                .toList();
    }

    private static List<String> expected() {
        return IntStream.rangeClosed(1, LINES).mapToObj(i -> "line " + i).toList();
    }
}
