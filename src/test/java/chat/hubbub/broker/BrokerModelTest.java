package chat.hubbub.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random lives of subscribers against the simplest model there is: whoever resumes after the last number they saw sees
 * all numbers, each once, in order, whatever stalls, laps, cancels and reconnects come in between.
 */
class BrokerModelTest {

    private static final int STEPS = 4_000;
    private static final int PEOPLE = 6;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void everybodySeesEverythingOnceInOrder(long seed) {
        live(new Random(seed), Stage.SMALL, 2, PEOPLE, 6);
    }

    /** Many people share each thread and each batch, sockets take parts of frames, and people leave amid a pass. */
    @ParameterizedTest
    @CsvSource({"11, 1, 16", "12, 1, 64", "13, 2, 64", "14, 3, 256", "15, 4, 16", "16, 2, 700"})
    void everybodySeesEverythingInWhateverBitsTheyTakeIt(long seed, int threads, int writeBytes) {
        BrokerLimits limits =
                new BrokerLimits(48, 1 << 20, 1 << 20, 16, 1 << 10, 4, writeBytes, 5, Duration.ofNanos(200_000));
        live(new Random(seed), limits, threads, 4 * PEOPLE, 10);
    }

    private static void live(Random random, BrokerLimits limits, int threads, int people, int deeds) {
        try (Stage stage = new Stage(limits, threads)) {
            List<Listener> listeners = IntStream.range(0, people)
                    .mapToObj(i -> new Listener(stage, i, random))
                    .toList();
            for (int step = 0; step < STEPS; step++) {
                if (random.nextInt(4) < 3) {
                    stage.say("person " + random.nextInt(people));
                } else {
                    listeners.get(random.nextInt(people)).live(random.nextInt(deeds));
                }
            }
            await().pollInterval(Duration.ofMillis(10))
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> listeners.stream().allMatch(listener -> listener.hasSeenAll(stage.head())));
            listeners.forEach(listener -> assertThat(listener.faults()).isEmpty());
            await().until(() -> stage.broker.bytesHeld() == 0);
        }
    }
}
