package chat.hubbub.journey;

import static chat.hubbub.journey.ClientFrame.FIN;
import static chat.hubbub.journey.ClientFrame.PING;
import static chat.hubbub.journey.ClientFrame.PONG;
import static org.assertj.core.api.Assertions.assertThat;

import chat.hubbub.message.MessageLog;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.test.util.ReflectionTestUtils;

/** Who has to wait while the database does not answer: whoever asked it, and nobody else. */
class SlowDiskTest {

    private static final int READERS = 3;
    private static final long PATIENCE_MILLIS = 30_000;

    @TempDir
    static Path data;

    private static Hub hub;

    @BeforeAll
    static void start() {
        hub = Hub.start(data, "hubbub.limits.enabled=false");
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @Test
    void aJoinThatWaitsHoldsUpNobodyElsesReading() throws IOException, SQLException {
        try (BareClient ann = BareClient.open(hub.port());
                BareClient ben = BareClient.open(hub.port())) {
            ann.frame("CONNECT\naccept-version:1.2\nlogin:ann\n\n\0");
            ann.await("CONNECTED");
            List<Connection> held = holdReaders();
            ann.send(joinsAndMuchElse());
            ben.send(ClientFrame.of(FIN | PING, new byte[] {1}));
            ben.readUntil(PONG);
            // Joins that waited until now would have been refused if the pong had waited for them.
            for (Connection reader : held) {
                reader.close();
            }
            while (receipts(ann).size() < READERS) {
                ann.read();
            }
            assertThat(receipts(ann)).containsExactlyInAnyOrder("r0", "r1", "r2");
        }
    }

    @Test
    void aClientThatLeavesWhileItJoinsHoldsUpNobodyEither() throws IOException, SQLException {
        try (BareClient ann = BareClient.open(hub.port());
                BareClient ben = BareClient.open(hub.port());
                StompClient carl = hub.connect("carl").join("r0")) {
            ann.frame("CONNECT\naccept-version:1.2\nlogin:ann-2\n\n\0");
            ann.await("CONNECTED");
            List<Connection> held = holdReaders();
            ann.send(ClientFrame.joined(ClientFrame.joined(joinsAndMuchElse()), ClientFrame.close(3001, "")));
            ben.send(ClientFrame.of(FIN | PING, new byte[] {1}));
            ben.readUntil(PONG);
            for (Connection reader : held) {
                reader.close();
            }
            assertThat(carl.first(frame ->
                            frame.type().equals("JOIN") && frame.sender().equals("ann-2")))
                    .isNotNull();
        }
    }

    private static List<String> receipts(BareClient client) {
        return client.received().stream()
                .map(frame -> frame.header("receipt-id"))
                .filter(id -> !id.isEmpty())
                .toList();
    }

    /** Several messages in one piece: the reader is still at it while a worker does what was asked for first. */
    private static byte[][] joinsAndMuchElse() {
        List<byte[]> parts = new ArrayList<>();
        for (int i = 0; i < READERS; i++) {
            parts.add(ClientFrame.text(
                    "SUBSCRIBE\nid:" + i + "\ndestination:/topic/r" + i + "\nreceipt:r" + i + "\n\n\0"));
        }
        for (int i = 0; i < 300; i++) {
            parts.add(ClientFrame.text("\n"));
        }
        return parts.toArray(byte[][]::new);
    }

    private static List<Connection> holdReaders() throws SQLException {
        HikariDataSource readers = (HikariDataSource)
                Objects.requireNonNull(ReflectionTestUtils.getField(hub.bean(MessageLog.class), "readers"));
        readers.setConnectionTimeout(PATIENCE_MILLIS);
        List<Connection> held = new ArrayList<>();
        for (int i = 0; i < READERS; i++) {
            held.add(readers.getConnection());
        }
        assertThat(held).hasSize(READERS);
        return held;
    }
}
