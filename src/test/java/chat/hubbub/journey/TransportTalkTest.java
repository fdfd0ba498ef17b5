package chat.hubbub.journey;

import static chat.hubbub.journey.ClientFrame.BINARY;
import static chat.hubbub.journey.ClientFrame.CONTINUATION;
import static chat.hubbub.journey.ClientFrame.FIN;
import static chat.hubbub.journey.ClientFrame.PING;
import static chat.hubbub.journey.ClientFrame.PONG;
import static chat.hubbub.journey.ClientFrame.TEXT;
import static chat.hubbub.journey.ClientFrame.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client gets, whichever way its frames take through the server. */
@ParameterizedClass
@ValueSource(strings = {"tomcat", "portable"})
class TransportTalkTest {

    @TempDir
    static Path data;

    private static Hub hub;

    @Parameter
    String transport;

    @BeforeParameterizedClassInvocation
    static void start(String transport) {
        hub = Hub.start(
                data.resolve(transport),
                "hubbub.broker.transport=" + transport,
                "hubbub.presence.grace=0s",
                "hubbub.limits.enabled=false");
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        hub.close();
    }

    @Test
    void tellsEverythingOnceAndInOrderToWhoIsThereAndToWhoComesBack() {
        try (StompClient ann = hub.connect("ann").join("talk")) {
            for (int i = 1; i <= 300; i++) {
                ann.sayWith("r" + i, "talk", "line " + i);
            }
            ann.receipt("r300");
            try (StompClient ben = hub.connect("ben").join("talk", "after", "7")) {
                assertThat(ann.say("talk", "last")).isEqualTo(301);
                for (StompClient client : List.of(ann, ben)) {
                    client.first(frame -> frame.content().equals("last"));
                    assertThat(client.events("CHAT").stream().map(Received::seq))
                            .containsExactlyElementsOf(LongStream.rangeClosed(client == ann ? 1 : 8, 301)
                                    .boxed()
                                    .toList());
                }
            }
        }
    }

    @Test
    void tellsEachSubscriptionOfAClientWhatIsItsOwn() {
        try (StompClient ann = hub.connect("ann").join("red").join("green");
                StompClient ben = hub.connect("ben").join("red").join("green")) {
            for (int i = 0; i < 20; i++) {
                ann.sayWith("red " + i, "red", "in red");
                ann.sayWith("green " + i, "green", "in green");
            }
            ann.receipt("green 19");
            ben.first(frame -> frame.content().equals("in green") && frame.seq() == 20);
            ben.first(frame -> frame.content().equals("in red") && frame.seq() == 20);
            assertThat(ben.events("CHAT"))
                    .hasSize(40)
                    .allSatisfy(chat -> assertThat(chat.header("subscription") + " " + chat.header("destination"))
                            .isIn("sub-red /topic/red", "sub-green /topic/green")
                            .endsWith(chat.content().substring(3)));

            ben.frame("UNSUBSCRIBE", "", "id", "sub-red", "receipt", "left");
            ben.receipt("left");
            ann.say("red", "unheard");
            ann.say("green", "heard");
            ben.first(frame -> frame.content().equals("heard"));
            assertThat(ben.events("CHAT")).noneMatch(chat -> chat.content().equals("unheard"));
        }
    }

    @Test
    void doesWhatCameInOnePieceInTurn() throws IOException {
        try (StompClient ben = hub.connect("ben").join("turn");
                BareClient cat = BareClient.open(hub.port())) {
            cat.frame("CONNECT\naccept-version:1.2\nlogin:cat\n\n\0"
                    + "SUBSCRIBE\nid:1\ndestination:/topic/turn\nreceipt:joined\n\n\0"
                    + "SEND\ndestination:/app/chat/turn\nreceipt:one\n\none\0"
                    + "SUBSCRIBE\nid:2\ndestination:/topic/turn-2\nreceipt:joined too\n\n\0"
                    + "UNSUBSCRIBE\nid:1\nreceipt:left\n\n\0"
                    + "SEND\ndestination:/app/chat/turn\nreceipt:two\n\ntwo\0"
                    + "NONSENSE\n\n\0");
            assertThat(cat.await("ERROR").header("code")).isEqualTo("malformed");
            ben.first(frame -> frame.content().equals("two"));
            assertThat(ben.events("CHAT")).extracting(Received::content).containsExactly("one", "two");
            assertThat(ben.events("LEAVE")).isNotEmpty();
            assertThat(cat.received())
                    .extracting(frame -> frame.header("receipt-id"))
                    .contains("left");
        }
    }

    @Test
    void bringsLargeFramesWhole() throws IOException {
        String quotes = "\"".repeat(4_000);
        String marks = "\u2028&".repeat(2_000);
        try (StompClient ann = hub.connect("ann").join("large");
                BareClient ben = BareClient.open(hub.port()).join("ben", "large")) {
            ann.sayWith("1", "large", quotes);
            ann.sayWith("2", "large", marks);
            ann.say("large", "end");
            while (ben.seqs().size() < 3) {
                ben.read();
            }
            assertThat(ben.received().stream()
                            .filter(frame -> frame.type().equals("CHAT"))
                            .map(Received::content))
                    .containsExactly(quotes, marks, "end");
        }
    }

    @Test
    void readsFramesHoweverTheyAreCutIntoMessages() throws IOException {
        byte[] bytes = utf8("SEND\ndestination:/app/chat/cut\n\n\u00e4\u20ac\ud83d\ude00\0\n");
        try (BareClient ann = BareClient.open(hub.port()).join("ann", "cut")) {
            for (int opcode : new int[] {TEXT, BINARY}) {
                byte[][] parts = new byte[2 * bytes.length][];
                for (int i = 0; i < bytes.length; i++) {
                    int fin = i == bytes.length - 1 ? FIN : 0;
                    parts[2 * i] = ClientFrame.of(fin | (i == 0 ? opcode : CONTINUATION), new byte[] {bytes[i]});
                    parts[2 * i + 1] = ClientFrame.of(FIN | PONG, utf8("unasked"));
                }
                ann.send(parts);
                ann.send(
                        ClientFrame.text("SEND\ndestination:/app/"),
                        ClientFrame.of(FIN | BINARY, utf8("chat/cut\n\n")));
                ann.frame("x\0SEND\ndestination:/app/chat/cut\n\ny\0");
            }
            while (ann.seqs().size() < 6) {
                ann.read();
            }
            assertThat(ann.received().stream().map(Received::content).filter(text -> !text.isEmpty()))
                    .containsExactly("\u00e4\u20ac\ud83d\ude00", "x", "y", "\u00e4\u20ac\ud83d\ude00", "x", "y");
        }
    }

    @Test
    void answersAPingWithItsPayload() throws IOException {
        try (BareClient ann = BareClient.open(hub.port()).join("ann", "pings")) {
            for (String payload : List.of("", "x", "y".repeat(125))) {
                ann.send(ClientFrame.of(FIN | PING, utf8(payload)));
                assertThat(ann.readUntil(PONG).text()).isEqualTo(payload);
            }
        }
    }

    @Test
    void hearsWhatWasSentTogetherWithTheHandshake() throws IOException {
        try (BareClient ann = BareClient.openHastily(
                hub.port(),
                "CONNECT\naccept-version:1.2\nhost:hub\n\n\0SEND\ndestination:/app/chat\nreceipt:r\n\nhi\0")) {
            assertThat(ann.await("RECEIPT").header("receipt-id")).isEqualTo("r");
        }
    }

    @Test
    void speaksOldVersions() {
        for (String version : List.of("1.0", "1.1")) {
            String room = "version-" + version.charAt(2);
            try (StompClient ann = StompClient.open(hub.ws("/ws"))) {
                ann.frame("CONNECT", "", "accept-version", version, "host", "hub", "login", "ann");
                ann.join(room);
                ann.say(room, "hello");
                assertThat(ann.first(frame -> frame.command().equals("CONNECTED"))
                                .header("version"))
                        .isEqualTo(version);
                assertThat(ann.event("CHAT").header("message-id")).isEqualTo(room + ":1");
                ann.frame("DISCONNECT", "");
                assertThat(ann.closeCode()).isEqualTo(1000);
            }
        }
    }
}
