package chat.hubbub.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
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
        Random random = new Random(seed);
        try (Stage stage = new Stage(Stage.SMALL)) {
            List<Listener> listeners = new ArrayList<>();
            for (int i = 0; i < PEOPLE; i++) {
                listeners.add(new Listener(stage, "person " + i));
            }
            for (int step = 0; step < STEPS; step++) {
                if (random.nextInt(4) < 3) {
                    stage.say("person " + random.nextInt(PEOPLE));
                } else {
                    listeners.get(random.nextInt(PEOPLE)).live(random.nextInt(6));
                }
            }
            listeners.forEach(listener -> await().until(() -> listener.hasSeenAll(stage.head())));
            listeners.forEach(listener -> assertThat(listener.faults()).isEmpty());
            await().until(() -> stage.broker.bytesHeld() == 0);
        }
    }

    private static final class Listener {

        private final Stage stage;
        private final String name;
        private final List<String> faults = new ArrayList<>();
        private FakeOutlet outlet;
        private Subscriber<String> client;
        private Subscription<String> subscription;
        private int looked;
        private long seen;

        Listener(Stage stage, String name) {
            this.stage = stage;
            this.name = name;
            this.outlet = new FakeOutlet();
            this.client = stage.broker.connect(outlet);
            this.subscription = stage.resume(client, name, 0);
        }

        void live(int what) {
            look();
            switch (what) {
                case 0 -> outlet.stall();
                case 1 -> reconnect();
                case 2 -> {
                    subscription.cancel();
                    reconnect();
                }
                case 3 -> stage.mention("~" + name, name);
                default -> outlet.readOn();
            }
        }

        boolean hasSeenAll(long head) {
            outlet.readOn();
            if (outlet.closed() != null) {
                reconnect();
            }
            look();
            return seen == head;
        }

        List<String> faults() {
            return faults;
        }

        private void reconnect() {
            client.disconnect();
            look();
            outlet = new FakeOutlet();
            looked = 0;
            client = stage.broker.connect(outlet);
            subscription = stage.resume(client, name, seen);
        }

        private void look() {
            List<String> frames = outlet.frames();
            for (; looked < frames.size(); looked++) {
                note(frames.get(looked));
            }
        }

        private void note(String frame) {
            if (frame.startsWith("#")) {
                long seq = Long.parseLong(frame.substring(1));
                if (seq != ++seen) {
                    faults.add(name + " saw " + frame + " where #" + seen + " was due");
                    seen = seq;
                }
            } else if (frame.equals("~" + name)) {
                faults.add(name + " heard their own typing");
            }
        }
    }
}
