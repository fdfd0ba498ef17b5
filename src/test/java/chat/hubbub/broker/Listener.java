package chat.hubbub.broker;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/** Somebody who listens to the stage's topic, now and then, and notes what should not be. */
final class Listener {

    private final Stage stage;
    private final String name;
    private final String prefix;
    private final Lines format;
    private final Random random;
    private final boolean direct;
    private final List<String> faults = new ArrayList<>();
    private FakeOutlet outlet;
    private Subscriber<String> client;
    private Subscription<String> subscription;
    private int looked;
    private long seen;

    /** Some are like their neighbours in all that is written, and some are not. */
    Listener(Stage stage, int number, Random random) {
        this.stage = stage;
        this.name = "person " + number;
        this.prefix = number % 3 == 0 ? "" : "for " + number % 3 + ": ";
        this.format = number % 4 == 0 ? new Lines() : stage.format;
        this.direct = number % 2 == 0;
        this.random = random;
        connect();
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
            case 6 -> outlet.dribble(random.nextInt(20));
            case 7 -> outlet.sip(1 + random.nextInt(20));
            case 8 -> outlet.sip(0);
            case 9 -> client.send((prefix + "private\n").getBytes(StandardCharsets.UTF_8));
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
        if (outlet.overlapped()) {
            faults.add(name + " was written to while a write was in flight");
        }
        return faults;
    }

    private void reconnect() {
        client.disconnect();
        look();
        if (outlet.closed() != null && outlet.isInsideFrame()) {
            faults.add(name + " was closed inside a frame");
        }
        if (outlet.overlapped()) {
            faults.add(name + " was written to while a write was in flight");
        }
        connect();
    }

    private void connect() {
        outlet = direct ? new FakeOutlet().direct() : new FakeOutlet();
        looked = 0;
        client = stage.broker.connect(outlet);
        subscription = Objects.requireNonNull(
                client.subscribe(Stage.TOPIC, format, prefix.getBytes(StandardCharsets.UTF_8), name));
        subscription.start("hello", seen, stage.head(), () -> {});
    }

    private void look() {
        List<String> frames = outlet.frames();
        for (; looked < frames.size(); looked++) {
            note(frames.get(looked));
        }
    }

    private void note(String frame) {
        if (!frame.startsWith(prefix)) {
            faults.add(name + " got what is not theirs: " + frame);
            return;
        }
        String event = frame.substring(prefix.length());
        if (event.startsWith("#")) {
            long seq = Long.parseLong(event.substring(1));
            if (seq != ++seen) {
                faults.add(name + " saw " + event + " where #" + seen + " was due");
                seen = seq;
            }
        } else if (event.equals("~" + name)) {
            faults.add(name + " heard their own typing");
        } else if (!event.startsWith("~") && !event.equals("hello") && !event.equals("private")) {
            faults.add(name + " got what nobody said: " + event);
        }
    }
}
