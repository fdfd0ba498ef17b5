package chat.hubbub.stomp;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts what a client has said that is not durable yet. Beyond a bound nothing more is read from it until some of it is. */
final class InFlight {

    static final int MOST = 64;
    private static final int FEW = MOST / 2;

    private final Link link;
    private final AtomicInteger count = new AtomicInteger();

    InFlight(Link link) {
        this.link = link;
    }

    void begin() {
        if (count.incrementAndGet() == MOST) {
            link.pause();
        }
    }

    void end() {
        if (count.decrementAndGet() == FEW) {
            link.resume();
        }
    }
}
