package chat.hubbub.journey;

import static chat.hubbub.journey.ClientFrame.FIN;
import static chat.hubbub.journey.ClientFrame.PING;
import static chat.hubbub.journey.ClientFrame.PONG;
import static chat.hubbub.journey.ClientFrame.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.hubbub.broker.Broker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.CsvSource;

/** The same over TLS, where bytes leave in records and one engine serves readers and writers. */
@ParameterizedClass
@CsvSource({"tomcat, TLSv1.3", "tomcat, TLSv1.2", "portable, TLSv1.3"})
record TransportTlsTest(String transport, String protocol) {

    /** Longer than a record. */
    private static final String LONG = "\"".repeat(4_000);

    @TempDir
    static Path data;

    private static Hub hub;
    private static SSLContext tls;

    @BeforeParameterizedClassInvocation
    static void start(String transport, String protocol) throws Exception {
        Certificate certificate = Certificate.make(Files.createDirectory(data.resolve(transport + protocol)));
        List<String> properties = new ArrayList<>(List.of(certificate.properties()));
        properties.add("hubbub.broker.transport=" + transport);
        properties.add("hubbub.limits.enabled=false");
        properties.add("hubbub.presence.grace=0s");
        properties.add("server.ssl.enabled-protocols=" + protocol);
        hub = Hub.start(data.resolve(transport + protocol).resolve("data"), properties.toArray(String[]::new));
        tls = certificate.trusting(protocol);
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        hub.close();
    }

    @AfterEach
    void leavesNothing() {
        Broker<?> broker = hub.bean(Broker.class);
        await().dontCatchUncaughtExceptions()
                .atMost(Duration.ofSeconds(30))
                .until(() -> broker.connections() == 0 && broker.bytesHeld() == 0);
    }

    @Test
    void talksInLongFramesAndShort() throws IOException {
        try (BareClient ann = BareClient.open(hub.port(), tls).join("ann", "tls");
                BareClient ben = BareClient.open(hub.port(), tls).join("ben", "tls")) {
            ann.say("tls", LONG);
            ann.say("tls", "short");
            ann.send(ClientFrame.of(FIN | PING, utf8("there?")));
            assertThat(ann.readUntil(PONG).text()).isEqualTo("there?");
            for (BareClient client : List.of(ann, ben)) {
                readAll(client, 2);
                assertThat(client.received().stream().map(Received::content).filter(text -> !text.isEmpty()))
                        .containsExactly(LONG, "short");
            }
        }
    }

    @Test
    void readsAndWritesAtTheSameTime() throws IOException {
        int messages = 2_000;
        try (BareClient ann = BareClient.open(hub.port(), tls).join("ann", "both")) {
            CompletableFuture<Void> talk = CompletableFuture.runAsync(() -> sayMany(ann, "both", messages));
            readAll(ann, messages);
            talk.join();
            assertThat(ann.seqs()).isEqualTo(upTo(messages));
        }
    }

    @Test
    void keepsWhatAClientReadsLater() throws IOException {
        int messages = 150;
        try (BareClient ann = BareClient.open(hub.port(), tls).join("ann", "later");
                BareClient ben = BareClient.open(hub.port(), tls).join("ben", "later")) {
            for (int i = 0; i < messages; i++) {
                ann.say("later", LONG);
            }
            readAll(ann, messages);
            ben.send(ClientFrame.of(FIN | PING, utf8("much?")));
            assertThat(ben.readUntil(PONG).text()).isEqualTo("much?");
            readAll(ben, messages);
            assertThat(ben.seqs()).isEqualTo(upTo(messages));
        }
    }

    @Test
    void saysGoodbye() throws IOException {
        try (BareClient ann = BareClient.open(hub.port(), tls).join("ann", "end")) {
            ann.frame("DISCONNECT\nreceipt:bye\n\n\0");
            assertThat(ann.closeCode()).isEqualTo(1000);
            ann.send(ClientFrame.close(1000, ""));
            assertThat(ann.ends()).isTrue();
        }
        try (BareClient ben = BareClient.open(hub.port(), tls).join("ben", "end")) {
            ben.send(ClientFrame.close(4321, ""));
            assertThat(ben.closeCode()).isEqualTo(4321);
            assertThat(ben.ends()).isTrue();
        }
    }

    @Test
    void noticesWhoBreaksOff() throws IOException {
        BareClient.open(hub.port(), tls).join("ann", "broken").reset();
        BareClient.open(hub.port(), tls).join("ann", "broken").close();
        BareClient talking = BareClient.open(hub.port(), tls).join("ann", "broken");
        sayMany(talking, "broken", 300);
        talking.reset();
    }

    /** The container's own WebSockets may spoil this answer, as {@link TransportEndTest} says. */
    @Test
    void tellsWhatWasWrong() throws IOException {
        try (BareClient ann = BareClient.open(hub.port(), tls).join("ann", "wrong")) {
            ann.send(ClientFrame.unmasked(FIN | PING, utf8("x")));
            assertThat(ann.closeCode()).isIn(1002, transport.equals("tomcat") ? 1002 : BareClient.BROKEN);
        }
    }

    private static void sayMany(BareClient client, String room, int messages) {
        try {
            for (int i = 0; i < messages; i++) {
                client.say(room, "line " + i);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void readAll(BareClient client, int messages) throws IOException {
        while (client.seqs().size() < messages) {
            client.read();
        }
    }

    private static List<Long> upTo(int last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }
}
