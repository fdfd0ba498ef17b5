package chat.hubbub.broker;

import static chat.hubbub.broker.Stage.TOPIC;
import static chat.hubbub.broker.Stage.awaitFrames;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is stored goes back in time, and everybody is sent away: but some take long to go. */
class StartingOverTest {

    private final AtomicInteger reads = new AtomicInteger();
    private volatile long stored;
    private final Broker<String> broker = new Broker<>(this::read, Stage.SMALL, BrokerObserver.NONE, 2);
    private final Lines format = new Lines();
    private final FakeOutlet ann = new FakeOutlet();
    private final FakeOutlet ben = new FakeOutlet();
    private final Subscriber<String> bensClient = broker.connect(ben);

    @AfterEach
    void close() {
        broker.close();
    }

    @Test
    void whoComesBackIsLiveThoughMoreWasToldBefore() {
        subscribe(bensClient).start("hello", 0, 0, () -> {});
        publish("old ", 1, 20);
        await().until(() -> ben.frames().size() == 21 && broker.bytesHeld() == 0);
        startOverAt(8);
        AtomicBoolean live = new AtomicBoolean();
        subscribe(broker.connect(ann)).start("hello", 5, 8, () -> live.set(true));
        await().untilTrue(live);
        publish("new ", 9, 9);

        awaitFrames(ann, "hello", "new 6", "new 7", "new 8", "new 9");
        assertThat(reads).hasValueBetween(1, 2);
        assertThat(ben.frames()).doesNotContain("new 9");
    }

    @Test
    void whoComesBackIsToldNothingOfBefore() {
        subscribe(bensClient).start("hello", 90, 90, () -> {});
        awaitFrames(ben, "hello");
        ben.stall();
        bensClient.send("private\n".getBytes(StandardCharsets.UTF_8));
        await().until(ben::isWriting);
        publish("old ", 95, 100);
        startOverAt(101);
        subscribe(broker.connect(ann)).start("hello", 98, 101, () -> {});

        awaitFrames(ann, "hello", "new 99", "new 100", "new 101");
    }

    @Test
    void whoGoesLateEndsNothingForThoseWhoCameBack() {
        subscribe(bensClient).start("hello", 0, 0, () -> {});
        startOverAt(0);
        Subscriber<String> annsClient = broker.connect(ann);
        subscribe(annsClient).start("hello", 0, 0, () -> {});
        bensClient.disconnect();
        await().until(() -> broker.connections() == 1);
        publish("new ", 1, 1);
        awaitFrames(ann, "hello", "new 1");
        annsClient.disconnect();

        await().until(() -> broker.topics() == 0 && broker.bytesHeld() == 0);
    }

    /** Ben hears it, and does not go. */
    private void startOverAt(long head) {
        stored = head;
        broker.sendAway(CloseReason.STARTING_OVER);
    }

    private Subscription<String> subscribe(Subscriber<String> client) {
        return Objects.requireNonNull(client.subscribe(TOPIC, format, new byte[0], client));
    }

    private void publish(String what, long from, long to) {
        LongStream.rangeClosed(from, to)
                .forEach(seq -> broker.publish(TOPIC, new Publication<>(what + seq, seq, null, 100)));
    }

    private List<Publication<String>> read(String topic, long after, int most) {
        reads.incrementAndGet();
        return LongStream.rangeClosed(after + 1, stored)
                .limit(most)
                .mapToObj(seq -> new Publication<>("new " + seq, seq, null, 100))
                .toList();
    }
}
