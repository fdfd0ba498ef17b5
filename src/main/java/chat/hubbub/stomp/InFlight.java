package chat.hubbub.stomp;

/**
 * Counts what a client has said that is not durable yet. Beyond a bound nothing more is read from it until some of it is.
 * Safe for any thread; pausing and resuming happen in turn.
 */
final class InFlight {

    static final int MOST = 64;
    private static final int FEW = MOST / 2;

    private final Link link;
    private int count;
    private boolean paused;

    InFlight(Link link) {
        this.link = link;
    }

    synchronized void begin() {
        count++;
        if (count >= MOST && !paused) {
            paused = true;
            link.pause();
        }
    }

    synchronized void end() {
        count--;
        if (count <= FEW && paused) {
            paused = false;
            link.resume();
        }
    }
}
