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
    private Runnable whenDone = InFlight::nothing;

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

    void end() {
        countDown().run();
    }

    /** Runs it once all that was said is answered, which may be now. */
    void whenDone(Runnable action) {
        if (!isWaitedFor(action)) {
            action.run();
        }
    }

    /** What is to be done now, outside the lock: it may need others. */
    private synchronized Runnable countDown() {
        count--;
        if (count <= FEW && paused) {
            paused = false;
            link.resume();
        }
        Runnable due = count == 0 ? whenDone : InFlight::nothing;
        if (count == 0) {
            whenDone = InFlight::nothing;
        }
        return due;
    }

    private synchronized boolean isWaitedFor(Runnable action) {
        if (count > 0) {
            whenDone = action;
        }
        return count > 0;
    }

    private static void nothing() {}
}
