package chat.hubbub.journey;

import static chat.hubbub.journey.ClientFrame.CLOSE;
import static chat.hubbub.journey.ClientFrame.CONTINUATION;
import static chat.hubbub.journey.ClientFrame.FIN;
import static chat.hubbub.journey.ClientFrame.PING;
import static chat.hubbub.journey.ClientFrame.TEXT;
import static chat.hubbub.journey.ClientFrame.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.hubbub.broker.Broker;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** How connections end, whichever way their frames take through the server; after each nothing is left of them. */
@ParameterizedClass
@ValueSource(strings = {"tomcat", "portable"})
class TransportEndTest {

    private static final byte[] NOTHING = {};
    private static final int NO_CODE = 1005;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

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

    @AfterEach
    void leavesNothing() {
        Broker<?> broker = hub.bean(Broker.class);
        await().dontCatchUncaughtExceptions()
                .atMost(PATIENCE)
                .until(() -> broker.connections() == 0 && broker.topics() == 0 && broker.bytesHeld() == 0);
    }

    @Test
    void saysGoodbyeWithAReceiptAndACode() throws IOException {
        try (BareClient ann = BareClient.open(hub.port()).join("ann", "end")) {
            ann.frame("SEND\ndestination:/app/chat/end\n\nlast\0DISCONNECT\nreceipt:bye\n\n\0");
            assertThat(ann.closeCode()).isEqualTo(1000);
            assertThat(ann.received().get(ann.received().size() - 1).header("receipt-id"))
                    .isEqualTo("bye");
            ann.send(ClientFrame.close(1000, ""));
            assertThat(ann.ends()).isTrue();
        }
    }

    @Test
    void answersACloseAndHearsNothingAfterIt() throws IOException {
        try (StompClient ben = hub.connect("ben").join("end");
                BareClient ann = BareClient.open(hub.port()).join("ann", "end")) {
            ann.send(
                    ClientFrame.text("SEND\ndestination:/app/chat/end\n\nbefore\0"),
                    ClientFrame.close(3001, "done"),
                    ClientFrame.text("SEND\ndestination:/app/chat/end\n\nafter\0"));
            assertThat(ann.closeCode()).isEqualTo(3001);
            assertThat(ann.ends()).isTrue();
            assertThat(ben.event("LEAVE").sender()).isEqualTo("ann");
            ben.say("end", "later");
            ben.first(frame -> frame.content().equals("later"));
            assertThat(ben.events("CHAT")).extracting(Received::content).containsExactly("before", "later");
        }
    }

    /** The container's own WebSockets take no code for 1000, and say so. */
    @Test
    void answersACloseWithoutACode() throws IOException {
        try (BareClient ann = BareClient.open(hub.port()).join("ann", "end")) {
            ann.send(ClientFrame.of(FIN | CLOSE, NOTHING));
            assertThat(ann.closeCode()).isEqualTo(transport.equals("tomcat") ? NO_CODE : 1000);
            assertThat(ann.ends()).isTrue();
        }
    }

    @Test
    void noticesAResetAtAnyMoment() throws IOException {
        BareClient.open(hub.port()).reset();
        BareClient.open(hub.port()).join("ann", "end").reset();
        BareClient inside = BareClient.open(hub.port()).join("ann", "end");
        inside.send(ClientFrame.head(FIN | TEXT, 1_000), utf8("only the beginning"));
        inside.reset();
        BareClient talking = BareClient.open(hub.port()).join("ann", "end");
        for (int i = 0; i < 200; i++) {
            talking.say("end", "line");
        }
        talking.reset();
        BareClient ended = BareClient.open(hub.port()).join("ann", "end");
        ended.close();
    }

    @Test
    void tellsWhoBreaksStompWhyEvenIfTheyTalkOn() throws IOException {
        try (BareClient ann = BareClient.open(hub.port()).join("ann", "end")) {
            ann.frame("NONSENSE\n\n\0");
            for (int i = 0; i < 100; i++) {
                ann.say("end", "x".repeat(4_000));
            }
            assertThat(ann.await("ERROR").header("code")).isEqualTo("malformed");
            assertThat(ann.closeCode()).isEqualTo(1002);
        }
    }

    @Test
    void tellsWhoBreaksWebSocketsWhy() throws IOException {
        Map<String, byte[]> protocolErrors = new LinkedHashMap<>();
        protocolErrors.put("unmasked", ClientFrame.unmasked(FIN | TEXT, utf8("x")));
        protocolErrors.put("reserved bit", ClientFrame.of(FIN | 0x40 | TEXT, utf8("x")));
        protocolErrors.put("reserved opcode", ClientFrame.of(FIN | 3, NOTHING));
        protocolErrors.put("reserved control", ClientFrame.of(FIN | 11, NOTHING));
        protocolErrors.put("never begun", ClientFrame.of(FIN | CONTINUATION, utf8("x")));
        protocolErrors.put(
                "one in another", ClientFrame.joined(ClientFrame.of(TEXT, utf8("\n")), ClientFrame.text("\n")));
        protocolErrors.put("ping in pieces", ClientFrame.of(PING, utf8("x")));
        protocolErrors.put("long ping", ClientFrame.of(FIN | PING, new byte[126]));
        protocolErrors.put("half a code", ClientFrame.of(FIN | CLOSE, new byte[] {3}));
        protocolErrors.put("no code", ClientFrame.close(1005, ""));
        for (Map.Entry<String, byte[]> error : protocolErrors.entrySet()) {
            assertEndsWith(1002, error.getKey(), error.getValue());
        }
        assertEndsWith(1007, "overlong", ClientFrame.of(FIN | TEXT, new byte[] {(byte) 0xc0, (byte) 0x80}));
        assertEndsWith(1007, "half a character", ClientFrame.of(FIN | TEXT, new byte[] {(byte) 0xe2}));
        assertEndsWith(1007, "bad reason", ClientFrame.of(FIN | CLOSE, new byte[] {3, (byte) 232, (byte) 0xff}));
    }

    /**
     * The container's own WebSockets call 1002 what is wrong in a reason. And when a client breaks the protocol, they take
     * a write in flight for ended before it is: it uses up the header of the close frame, which then is none.
     */
    private void assertEndsWith(int code, String as, byte[] bytes) throws IOException {
        try (BareClient ann = BareClient.open(hub.port()).join("ann", "end")) {
            ann.send(bytes);
            Integer[] allowed =
                    transport.equals("tomcat") ? new Integer[] {code} : new Integer[] {code, BareClient.BROKEN, 1002};
            assertThat(ann.closeCode()).as(as).isIn((Object[]) allowed);
        }
    }
}
