package chat.hubbub.broker;

import static chat.hubbub.broker.Stage.TOPIC;
import static chat.hubbub.broker.Stage.awaitFrames;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How one delivery thread gets round to everybody. */
class AudienceTest {

    private final FakeOutlet ann = new FakeOutlet().direct();
    private final FakeOutlet ben = new FakeOutlet().direct();

    @Test
    void tellsALoneMessageAtOnce() {
        try (Stage stage = new Stage(limits(Duration.ofHours(1)), 1)) {
            stage.listen(stage.broker.connect(ann), "ann");
            awaitFrames(ann, "hello");
            stage.say("ben");
            awaitFrames(ann, "hello", "#1");
        }
    }

    @Test
    void tellsWhatComesFastInFewWrites() {
        try (Stage stage = new Stage(limits(Duration.ofMillis(300)), 1)) {
            stage.listen(stage.broker.connect(ann), "ann");
            awaitFrames(ann, "hello");
            IntStream.range(0, 100).forEach(i -> stage.say("ben"));
            awaitFrames(ann, helloAndUpTo(100));
            assertThat(ann.writes()).hasSizeLessThan(20);
        }
    }

    @Test
    void letsAnotherTopicInBetweenWhenThereAreMany() {
        int many = 3_000;
        AtomicInteger told = new AtomicInteger();
        AtomicInteger toldBefore = new AtomicInteger(-1);
        FakeOutlet other = new FakeOutlet() {
            @Override
            public boolean write(ByteBuffer bytes, WriteListener listener) {
                toldBefore.set(told.get());
                return super.write(bytes, listener);
            }
        }.direct();
        try (Stage stage = new Stage(limits(Duration.ofMillis(2)), 1)) {
            List<FakeOutlet> outlets = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                FakeOutlet outlet = new FakeOutlet() {
                    @Override
                    public boolean write(ByteBuffer bytes, WriteListener listener) {
                        if (told.incrementAndGet() == many + 1) {
                            stage.broker.publish("other", new Publication<>("else", 0, "ben", 1));
                        }
                        return super.write(bytes, listener);
                    }
                }.direct();
                outlets.add(outlet);
                stage.listen(stage.broker.connect(outlet), "person " + i);
            }
            stage.listenTo("other", stage.broker.connect(other), "ben");
            awaitFrames(other, "hello");
            await().until(() -> told.get() == many);
            stage.say("nobody");
            awaitFrames(other, "hello", "else");
            assertThat(toldBefore.get()).isBetween(many + 1, 2 * many - 1);
            await().until(() ->
                    outlets.stream().allMatch(outlet -> outlet.frames().contains("#1")));
        }
    }

    @Test
    void cutsOffNobodyElseWhenOneCannotTakeWhatAllAreGiven() {
        AtomicBoolean breaks = new AtomicBoolean();
        FakeOutlet broken = new FakeOutlet() {
            @Override
            public boolean write(ByteBuffer bytes, WriteListener listener) {
                if (breaks.get()) {
                    throw new IllegalStateException("as a test");
                }
                return super.write(bytes, listener);
            }
        }.direct();
        try (Stage stage = new Stage(limits(Duration.ofMillis(2)), 1)) {
            for (FakeOutlet outlet : List.of(ann, broken, ben)) {
                stage.listen(stage.broker.connect(outlet), "somebody");
            }
            stage.say("nobody");
            Stream.of(ann, broken, ben).forEach(outlet -> awaitFrames(outlet, "hello", "#1"));
            breaks.set(true);
            stage.say("nobody");
            stage.say("nobody");
            awaitFrames(ann, helloAndUpTo(3));
            awaitFrames(ben, helloAndUpTo(3));
            await().until(() -> Objects.equals(broken.closed(), CloseReason.TOO_SLOW));
        }
    }

    @Test
    void goesThroughAllThatAClientHasAlreadyToWhatItHasNot() {
        AtomicBoolean live = new AtomicBoolean();
        try (Stage stage = new Stage(limits(Duration.ofMillis(2)), 1)) {
            stage.listen(stage.broker.connect(ann), "ann");
            awaitFrames(ann, "hello");
            ann.stall();
            IntStream.range(0, 3_000).forEach(i -> stage.say("nobody"));
            stage.prepare(stage.broker.connect(ben), "ben")
                    .start("hello", stage.head() - 1, stage.head(), () -> live.set(true));

            awaitFrames(ben, "hello", "#3000");
            await().untilTrue(live);
        }
    }

    @Test
    void keepsTheFramesOfEachFormatAndPrefixApart() {
        Lines format = new Lines();
        FakeOutlet[] outlets = {ann, ben, new FakeOutlet(), new FakeOutlet().direct()};
        try (Stage stage = new Stage(limits(Duration.ofMillis(2)), 1)) {
            for (int i = 0; i < outlets.length; i++) {
                Subscriber<String> client = stage.broker.connect(outlets[i]);
                byte[] prefix = ("p" + i / 2 + ":").getBytes(StandardCharsets.UTF_8);
                Objects.requireNonNull(client.subscribe(TOPIC, i == 3 ? format : stage.format, prefix, "" + i))
                        .start("hello", 0, 0, () -> {});
            }
            stage.say("nobody");
            stage.mention("~0 types", "0");
            stage.say("nobody");
            awaitFrames(outlets[0], "p0:hello", "p0:#1", "p0:#2");
            awaitFrames(outlets[1], "p0:hello", "p0:#1", "p0:~0 types", "p0:#2");
            awaitFrames(outlets[2], "p1:hello", "p1:#1", "p1:~0 types", "p1:#2");
            awaitFrames(outlets[3], "p1:hello", "p1:#1", "p1:~0 types", "p1:#2");
        }
    }

    private static BrokerLimits limits(Duration pace) {
        return new BrokerLimits(4_096, 1 << 20, 1 << 20, 16, 1 << 10, 4, 4_096, 5, pace);
    }

    private static String[] helloAndUpTo(int last) {
        return Stream.concat(Stream.of("hello"), IntStream.rangeClosed(1, last).mapToObj(i -> "#" + i))
                .toArray(String[]::new);
    }
}
