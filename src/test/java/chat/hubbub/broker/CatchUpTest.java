package chat.hubbub.broker;

import static chat.hubbub.broker.Stage.awaitFrames;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What happens between being prepared and being live. */
class CatchUpTest {

    /** Keeps more than a cursor can skip at once. */
    private static final BrokerLimits ROOMY =
            new BrokerLimits(4_096, 1 << 20, 1 << 20, 16, 1 << 10, 4, 256, 5, Duration.ofMillis(2));

    private final Stage stage = new Stage(ROOMY);
    private final FakeOutlet ann = new FakeOutlet();
    private final FakeOutlet ben = new FakeOutlet();
    private final Subscriber<String> annsClient = stage.broker.connect(ann);
    private final Subscriber<String> bensClient = stage.broker.connect(ben);

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void hearsWhatWasNotStoredBeforeTheFirstThatWas() {
        Subscription<String> subscription = stage.prepare(annsClient, "ann");
        stage.mention("news", "ben");
        stage.say("ben");
        subscription.start("hello", 0, stage.head(), () -> {});

        awaitFrames(ann, "hello", "news", "#1");
    }

    @Test
    void isLiveAfterALongStretchThatIsNotForIt() {
        AtomicBoolean live = new AtomicBoolean();
        Subscription<String> subscription = stage.prepare(annsClient, "ann");
        IntStream.range(0, 2_000).forEach(i -> stage.say("ben"));
        stage.mention("news", "ben");
        subscription.start("hello", stage.head(), stage.head(), () -> live.set(true));

        awaitFrames(ann, "hello", "news");
        await().untilTrue(live);
    }

    @Test
    void holdsNothingAnyMoreOnceWhoWasPreparedChangesTheirMind() {
        stage.listen(annsClient, "ann");
        Subscription<String> subscription = stage.prepare(bensClient, "ben");
        IntStream.range(0, 20).forEach(i -> stage.say("ann"));
        await().until(() -> ann.frames().size() == 21);
        subscription.cancel();

        await().until(() -> stage.broker.bytesHeld() == 0);
    }

    @Test
    void missesNothingThoughAnotherOneCancelsWhileReading() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answered = new CountDownLatch(1);
        try (Broker<String> broker = new Broker<>(
                (topic, after, most) -> {
                    asked.countDown();
                    return answer(answered);
                },
                ROOMY,
                BrokerObserver.NONE,
                1)) {
            Subscriber<String> listener = broker.connect(ann);
            Subscriber<String> preparing = broker.connect(ben);
            FakeOutlet leaver = new FakeOutlet();
            Subscriber<String> leaving = broker.connect(leaver);
            prepare(listener).start("hello", 0, 0, () -> {});
            awaitFrames(ann, "hello");
            Subscription<String> prepared = prepare(preparing);
            Subscription<String> cancelled = prepare(leaving);

            cancelled.start("hello", 0, 1, () -> {});
            asked.await();
            cancelled.cancel();
            answered.countDown();
            await().until(() -> ((ThreadPoolExecutor) broker.readers()).getCompletedTaskCount() == 1);
            leaving.send("the page was taken\n".getBytes(StandardCharsets.UTF_8));
            await().until(() -> leaver.frames().contains("the page was taken"));
            broker.publish(Stage.TOPIC, new Publication<>("news", Publication.UNSTORED, null, 100));
            awaitFrames(ann, "hello", "news");
            prepared.start("hello", 0, 0, () -> {});

            awaitFrames(ben, "hello", "news");
        }
    }

    private Subscription<String> prepare(Subscriber<String> client) {
        return Objects.requireNonNull(client.subscribe(Stage.TOPIC, stage.format, new byte[0], client));
    }

    private static List<Publication<String>> answer(CountDownLatch answered) {
        try {
            answered.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return List.of();
    }
}
