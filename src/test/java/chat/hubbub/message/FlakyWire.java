package chat.hubbub.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** News between nodes of one process: some are lost, doubled, late or out of order. */
final class FlakyWire implements AutoCloseable {

    private static final int PERCENT = 100;
    private static final int LATEST_MILLIS = 60;

    private final List<Feed> feeds = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService carrier = Executors.newScheduledThreadPool(2);
    private final Random random;
    volatile int lost;
    volatile int late;
    volatile boolean works = true;

    FlakyWire(long seed) {
        random = new Random(seed);
    }

    void connect(Feed feed) {
        feeds.add(feed);
    }

    /** The end of the wire at one node, which does not hear what it said itself. */
    Newswire of(int node) {
        return new Newswire() {
            @Override
            public void stored(Optional<Epoch> epoch, List<ChatEvent> events) {
                for (int other = 0; other < feeds.size(); other++) {
                    if (other != node) {
                        carry(feeds.get(other), epoch, events);
                    }
                }
            }

            @Override
            public void revised() {}

            @Override
            public boolean works() {
                return works;
            }
        };
    }

    @Override
    public void close() {
        carrier.shutdownNow();
    }

    /** What is not late does not wait for a thread either, which on a busy machine would make it late. */
    private void carry(Feed feed, Optional<Epoch> epoch, List<ChatEvent> events, int delay) {
        if (delay == 0) {
            feed.heard(epoch, events);
        } else {
            carrier.schedule(() -> feed.heard(epoch, events), delay, TimeUnit.MILLISECONDS);
        }
    }

    private synchronized void carry(Feed feed, Optional<Epoch> epoch, List<ChatEvent> events) {
        List<ChatEvent> copy = new ArrayList<>(events);
        for (int copies = random.nextInt(PERCENT) < late ? 2 : 1; copies > 0; copies--) {
            if (random.nextInt(PERCENT) >= lost) {
                int delay = random.nextInt(PERCENT) < late ? random.nextInt(LATEST_MILLIS) : 0;
                carry(feed, epoch, copy, delay);
            }
        }
    }
}
