package chat.hubbub.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.hubbub.journey.SockJsClient.Transport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** People whose browsers have only SockJS talk with those who have a WebSocket. */
class SockJsTalkTest {

    private static final int MANY = 300;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    static Path data;

    private static Hub hub;

    @BeforeAll
    static void start() {
        hub = Hub.start(data, "hubbub.presence.grace=300ms", "hubbub.limits.enabled=false");
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @ParameterizedTest
    @EnumSource
    void talksAndSaysGoodbye(Transport transport) {
        String room = "talk-" + transport.ordinal();
        try (StompClient ann = hub.connect("ann" + transport).join(room);
                SockJsClient bob = SockJsClient.open(hub, transport)) {
            bob.connect("bob" + transport);
            bob.join(room);
            bob.send(SockJsClient.say(room, "said", "ünï 😀 \u2028 \"quoted\" \\ line\nbreak"));
            assertThat(bob.receipt("said").header("seq")).isEqualTo("1");
            ann.say(room, "well said");

            Received theirs = ann.event("CHAT");
            assertThat(theirs.sender()).isEqualTo("bob" + transport);
            assertThat(theirs.content()).isEqualTo("ünï 😀 \u2028 \"quoted\" \\ line\nbreak");
            assertThat(bob.first(frame -> frame.seq() == 1).body()).isEqualTo(theirs.body());
            assertThat(bob.first(frame -> frame.seq() == 2).content()).isEqualTo("well said");

            bob.send("DISCONNECT\nreceipt:bye\n\n\0");
            bob.receipt("bye");
            assertThat(bob.frame(frame -> frame.startsWith("c"))).isEqualTo("c[1000,\"Goodbye.\"]");
            assertThat(ann.event("LEAVE").sender()).isEqualTo("bob" + transport);
        }
    }

    /** Far more than may be in flight at once, in one message: the client has to be paused, and to go on. */
    @ParameterizedTest
    @EnumSource
    void readsALongMessageOutInOrderHoweverLongTheLogTakes(Transport transport) {
        String room = "many-" + transport.ordinal();
        try (SockJsClient bob = SockJsClient.open(hub, transport)) {
            bob.connect("many" + transport);
            bob.join(room);
            String[] all = IntStream.rangeClosed(1, MANY)
                    .mapToObj(i -> SockJsClient.say(room, "r" + i, "line " + i))
                    .toArray(String[]::new);
            assertThat(bob.send(all)).isEqualTo(204);

            assertThat(bob.receipt("r" + MANY).header("seq")).isEqualTo(Integer.toString(MANY));
            bob.first(frame -> frame.seq() == MANY);
            List<String> lines = bob.received().stream()
                    .filter(frame -> frame.type().equals("CHAT"))
                    .map(Received::content)
                    .toList();
            assertThat(lines)
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, MANY)
                            .mapToObj(i -> "line " + i)
                            .toList());
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"xhr", "xhr_streaming"})
    void leavesWhenItListensNoMore(Transport transport) {
        String room = "gone-" + transport.ordinal();
        try (StompClient ann = hub.connect("stays" + transport).join(room)) {
            SockJsClient bob = SockJsClient.open(hub, transport);
            bob.connect("goes" + transport);
            bob.join(room);
            bob.close();
            await().atMost(PATIENCE).until(() -> {
                ann.say(room, "still there?");
                return !ann.events("LEAVE").isEmpty();
            });
            assertThat(ann.event("LEAVE").sender()).isEqualTo("goes" + transport);
        }
    }

    @ParameterizedTest
    @EnumSource
    void isToldThatTheServerStops(Transport transport) {
        Path folder = data.resolve("stopping" + transport.ordinal());
        Hub stopping = Hub.start(folder);
        try (SockJsClient bob = SockJsClient.open(stopping, transport)) {
            bob.connect("bob");
            bob.join("public");
            stopping.close();
            assertThat(bob.frame(frame -> frame.startsWith("c"))).startsWith("c[1001,");
        }
    }
}
