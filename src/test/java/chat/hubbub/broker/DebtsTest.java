package chat.hubbub.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Clients that each keep within their own bounds, and together do not. */
class DebtsTest {

    private static final int MOST = 2_048;

    private final Stage stage =
            new Stage(new BrokerLimits(32, 1 << 20, 2 * MOST, 64, 1 << 16, 4, 256, 5, Duration.ofMillis(2)));
    private final FakeOutlet ann = new FakeOutlet();
    private final FakeOutlet ben = new FakeOutlet();
    private final Subscriber<String> annsClient = stage.broker.connect(ann);
    private final Subscriber<String> bensClient = stage.broker.connect(ben);

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void theOneToWhomMostIsOwedIsCutOffFirst() {
        ann.stall();
        ben.stall();
        send(annsClient, 7);
        send(bensClient, 3);
        await().until(() -> isUnderWay(ann) && isUnderWay(ben) && stage.broker.bytesOwed() == 1_000);
        send(bensClient, 10);
        assertThat(ann.closed()).isNull();
        assertThat(ben.closed()).isNull();

        send(annsClient, 1);
        await().until(() -> CloseReason.TOO_SLOW.equals(ben.closed()));
        assertThat(stage.broker.bytesOwed()).isEqualTo(800);
        ann.readOn();
        await().until(() -> ann.frames().size() == 8);
        assertThat(ann.closed()).isNull();
    }

    @Test
    void nothingIsOwedToWhoeverHasItOrIsGone() {
        ann.stall();
        send(annsClient, 5);
        send(bensClient, 5);
        await().until(() -> ben.frames().size() == 5 && stage.broker.bytesOwed() == 500);
        annsClient.disconnect();
        await().until(() -> stage.broker.bytesOwed() == 0);
        send(annsClient, 5);
        assertThat(stage.broker.bytesOwed()).isZero();
    }

    /** A write has begun, and does not end. While it is handed over, it is owed twice. */
    private static boolean isUnderWay(FakeOutlet outlet) {
        return !outlet.frames().isEmpty();
    }

    /** So many frames of a hundred bytes. */
    private static void send(Subscriber<String> client, int frames) {
        for (int i = 0; i < frames; i++) {
            client.send(("x".repeat(99) + '\n').getBytes(StandardCharsets.UTF_8));
        }
    }
}
