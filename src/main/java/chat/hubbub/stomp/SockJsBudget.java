package chat.hubbub.stomp;

import java.util.concurrent.atomic.AtomicLong;

/** Bytes that all clients together may have sent without their being a whole message yet. Safe for any thread. */
final class SockJsBudget {

    private final long most;
    private final Runnable whenRefused;
    private final AtomicLong used = new AtomicLong();

    SockJsBudget(long most) {
        this(most, () -> {});
    }

    /** @param whenRefused runs each time that somebody sent too much */
    private SockJsBudget(long most, Runnable whenRefused) {
        this.most = most;
        this.whenRefused = whenRefused;
    }

    /** Room for a few dozen of the longest messages, or a sixteenth of the heap where that is more. */
    static SockJsBudget forHeap(long maxHeapBytes, Runnable whenRefused) {
        return new SockJsBudget(Math.max(32L * SockJsPayload.MOST_BYTES, maxHeapBytes / 16), whenRefused);
    }

    /** False if there is no room: then nothing was taken. */
    boolean take(int bytes) {
        boolean fits = used.addAndGet(bytes) <= most;
        if (!fits) {
            giveBack(bytes);
        }
        return fits;
    }

    void refused() {
        whenRefused.run();
    }

    void giveBack(int bytes) {
        used.addAndGet(-bytes);
    }
}
