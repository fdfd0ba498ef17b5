package chat.hubbub.broker;

import static chat.hubbub.broker.Stage.TOPIC;
import static chat.hubbub.broker.Stage.awaitFrames;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BrokerTest {

    private final Stage stage = new Stage(Stage.SMALL);
    private final FakeOutlet ann = new FakeOutlet();
    private final FakeOutlet ben = new FakeOutlet();
    private final Subscriber<String> annsClient = stage.broker.connect(ann);
    private final Subscriber<String> bensClient = stage.broker.connect(ben);

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void tellsEverySubscriberInOneOrderAndEncodesOnce() {
        stage.listen(annsClient, "ann");
        stage.listen(bensClient, "ben");
        IntStream.range(0, 10).forEach(i -> stage.say("ann"));

        String[] expected = Stream.concat(
                        Stream.of("hello"), IntStream.rangeClosed(1, 10).mapToObj(i -> "#" + i))
                .toArray(String[]::new);
        awaitFrames(ann, expected);
        awaitFrames(ben, expected);
        assertThat(stage.format.encoded.get()).isEqualTo(12); // ten events, and a greeting each
    }

    @Test
    void letsNobodyWaitBecauseSomebodyDoesNotRead() {
        stage.listen(annsClient, "ann");
        stage.listen(bensClient, "ben");
        awaitFrames(ben, "hello");
        ben.stall();
        bensClient.send("private\n".getBytes(StandardCharsets.UTF_8));
        await().until(ben::isWriting);
        IntStream.range(0, 20).forEach(i -> stage.say("ann"));

        await().until(() -> ann.frames().size() == 21);
        assertThat(ben.frames()).containsExactly("hello", "private");
        ben.readOn();
        await().until(() -> ben.frames().size() == 22);
        assertThat(ben.overlapped()).isFalse();
        assertThat(ben.closed()).isNull();
    }

    @Test
    void cutsOffWhoeverIsLapped() {
        stage.listen(annsClient, "ann");
        stage.listen(bensClient, "ben");
        awaitFrames(ben, "hello");
        ben.stall();
        for (int i = 0; i < 200; i++) {
            int said = i + 2;
            stage.say("ann");
            await().until(() -> ann.frames().size() == said);
        }
        ben.readOn();

        await().until(() -> CloseReason.TOO_SLOW.equals(ben.closed()));
        assertThat(ann.closed()).isNull();
    }

    @Test
    void doesNotEchoToTheOriginWhatItsFormatDoesNotEcho() {
        stage.listen(annsClient, "ann");
        stage.listen(bensClient, "ben");
        stage.mention("~ann types", "ann");
        stage.mention("unspeakable", "ann");
        stage.say("ann");

        awaitFrames(ann, "hello", "#1");
        awaitFrames(ben, "hello", "~ann types", "#1");
    }

    @Test
    void replaysFromTheBacklogThenGoesLive() {
        IntStream.range(0, 23).forEach(i -> stage.storeOnly());
        AtomicBoolean live = new AtomicBoolean();
        Subscription<String> subscription = stage.prepare(annsClient, "ann");
        subscription.start("hello", 3, stage.head(), () -> live.set(true));
        stage.say("ben");

        awaitFrames(
                ann,
                Stream.concat(Stream.of("hello"), IntStream.rangeClosed(4, 24).mapToObj(i -> "#" + i))
                        .toArray(String[]::new));
        await().untilTrue(live);
    }

    @Test
    void replaysFromMemoryWithoutWhatWasNeverStored() {
        stage.listen(annsClient, "ann");
        stage.say("ann");
        stage.mention("old news", "ann");
        stage.say("ann");
        awaitFrames(ann, "hello", "#1", "old news", "#2");
        stage.resume(bensClient, "ben", 0);
        stage.mention("news", "ann");

        awaitFrames(ben, "hello", "#1", "#2", "news");
    }

    @Test
    void missesNothingBetweenPreparingAndStarting() {
        Subscription<String> subscription = stage.prepare(annsClient, "ann");
        stage.say("ben");
        stage.mention("news", "ben");
        long head = stage.head();
        stage.say("ben");
        subscription.start("hello", head, head, () -> {});

        awaitFrames(ann, "hello", "news", "#2");
    }

    @Test
    void stopsDeliveringWhenASubscriptionIsCancelled() {
        Subscription<String> first = stage.listen(annsClient, "ann");
        stage.listen(bensClient, "ben");
        stage.say("ben");
        awaitFrames(ann, "hello", "#1");
        first.cancel();
        first.cancel();
        stage.say("ben");
        awaitFrames(ben, "hello", "#1", "#2");
        stage.listen(annsClient, "ann");
        stage.say("ben");
        awaitFrames(ann, "hello", "#1", "hello", "#3");
    }

    @Test
    void deliversEverySubscriptionOfOneClient() {
        annsClient
                .subscribe(TOPIC, stage.format, "a:".getBytes(StandardCharsets.UTF_8), "ann")
                .start("1", 0, 0, () -> {});
        annsClient
                .subscribe("other", stage.format, "b:".getBytes(StandardCharsets.UTF_8), "ann")
                .start("2", 0, 0, () -> {});
        stage.say("ben");
        stage.broker.publish("other", new Publication<>("else", 0, "ben", 1));

        await().until(() -> ann.frames().size() == 4);
        assertThat(ann.frames()).containsExactlyInAnyOrder("a:1", "b:2", "a:#1", "b:else");
    }

    @Test
    void writesPrivateFramesBeforeItCloses() {
        stage.listen(annsClient, "ann");
        awaitFrames(ann, "hello");
        annsClient.send("private\n".getBytes(StandardCharsets.UTF_8));
        annsClient.closeAfterSending(CloseReason.GOODBYE);
        stage.say("ben");

        await().until(() -> CloseReason.GOODBYE.equals(ann.closed()));
        assertThat(ann.frames()).containsSubsequence("hello", "private").doesNotContain("#1");
    }

    @Test
    void cutsOffAClientWithTooManyPrivateFramesWaiting() {
        stage.listen(annsClient, "ann");
        awaitFrames(ann, "hello");
        ann.stall();
        IntStream.range(0, 40).forEach(i -> annsClient.send("private\n".getBytes(StandardCharsets.UTF_8)));

        await().until(() -> CloseReason.TOO_SLOW.equals(ann.closed()));
    }

    @Test
    void boundsOneWriteWhateverWaits() {
        stage.listen(annsClient, "ann");
        awaitFrames(ann, "hello");
        ann.stall();
        annsClient.send("x\n".getBytes(StandardCharsets.UTF_8));
        await().until(ann::isWriting);
        IntStream.range(0, 30).forEach(i -> stage.mention("x".repeat(99), "ben"));
        ann.readOn();

        await().until(() -> ann.frames().size() == 32);
        assertThat(ann.writes()).allMatch(bytes -> bytes <= Stage.SMALL.writeBytes() + 100);
    }

    @Test
    void limitsTheSubscriptionsOfOneClient() {
        for (int i = 0; i < Stage.SMALL.subscriptions(); i++) {
            assertThat(annsClient.subscribe("t" + i, stage.format, new byte[0], "ann"))
                    .isNotNull();
        }
        assertThat(annsClient.subscribe("one more", stage.format, new byte[0], "ann"))
                .isNull();
    }

    @Test
    void keepsNothingOfWhoIsGone() {
        stage.listen(annsClient, "ann");
        stage.prepare(annsClient, "ann");
        stage.say("ben");
        awaitFrames(ann, "hello", "#1");
        annsClient.disconnect();
        bensClient.disconnect();

        await().until(() -> stage.broker.connections() == 0);
        await().until(() -> stage.broker.topics() == 0 && stage.broker.bytesHeld() == 0);
    }

    @Test
    void keepsNothingThatEverybodyHas() {
        stage.listen(annsClient, "ann");
        stage.listen(bensClient, "ben");
        IntStream.range(0, 20).forEach(i -> stage.say("ann"));

        await().until(() -> ann.frames().size() == 21 && ben.frames().size() == 21);
        await().until(() -> stage.broker.bytesHeld() == 0);
    }

    @Test
    void accountsForNothingOnceTheLastOneLeft() {
        for (int i = 0; i < 5_000; i++) {
            Subscriber<String> client = stage.broker.connect(new FakeOutlet());
            stage.prepare(client, "eve").cancel();
            stage.mention("left", "eve");
            client.disconnect();
        }
        await().until(() -> stage.broker.topics() == 0 && stage.broker.bytesHeld() == 0);
    }

    @Test
    void readsTheBacklogForOneSubscriptionOfAClientAtATime() {
        IntStream.range(0, 40).forEach(i -> stage.storeOnly());
        ann.stall();
        for (int i = 0; i < Stage.SMALL.subscriptions(); i++) {
            stage.resume(annsClient, "ann", 0);
        }
        ann.readOn();

        await().until(() -> ann.frames().size() == 41 * Stage.SMALL.subscriptions());
        assertThat(ann.closed()).isNull();
    }

    @Test
    void cutsOffNobodyElseWhenOneCannotBeServed() {
        FakeOutlet broken = new FakeOutlet() {
            @Override
            public boolean write(ByteBuffer bytes, WriteListener listener) {
                throw new StackOverflowError("as a test");
            }
        };
        stage.listen(stage.broker.connect(broken), "eve");
        stage.listen(annsClient, "ann");
        stage.say("ben");

        awaitFrames(ann, "hello", "#1");
        await().until(() -> Objects.equals(broken.closed(), CloseReason.TOO_SLOW));
    }

    @Test
    void closesWhoeverConnectsAfterClosingTime() {
        stage.broker.closeConnections(CloseReason.STOPPING);
        FakeOutlet late = new FakeOutlet();
        stage.broker.connect(late);

        await().until(() -> CloseReason.STOPPING.equals(late.closed()) && CloseReason.STOPPING.equals(ann.closed()));
    }
}
