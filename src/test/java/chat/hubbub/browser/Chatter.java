package chat.hubbub.browser;

import chat.hubbub.journey.StompClient;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Somebody who goes on with "line 10001" and so on, so many a second, until it is enough. */
final class Chatter implements AutoCloseable {

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final StompClient client;
    private final String room;
    private final AtomicInteger said;

    private Chatter(StompClient client, String room, int said) {
        this.client = client;
        this.room = room;
        this.said = new AtomicInteger(said);
    }

    static Chatter start(StompClient client, String room, int said, int perSecond) {
        Chatter chatter = new Chatter(client, room, said);
        chatter.clock.scheduleAtFixedRate(chatter::say, 0, 1_000_000L / perSecond, TimeUnit.MICROSECONDS);
        return chatter;
    }

    private void say() {
        int number = said.incrementAndGet();
        client.sayWith("line-" + number, room, "line " + number);
    }

    /** Ends it; all that was said is durable then. */
    int stop() {
        close();
        client.receipt("line-" + said);
        return said.get();
    }

    @Override
    public void close() {
        clock.shutdown();
        try {
            if (!clock.awaitTermination(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("The last line is still being said");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
