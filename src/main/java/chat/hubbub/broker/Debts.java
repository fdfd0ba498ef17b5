package chat.hubbub.broker;

import java.util.concurrent.atomic.AtomicLong;

/**
 * What all clients together have not taken yet of what is theirs alone, or was written for them: frames in outboxes, and writes
 * that an outlet keeps. Topics have bounds of their own. Safe for any thread.
 */
final class Debts {

    private final AtomicLong bytes = new AtomicLong();
    private final long most;

    Debts(long most) {
        this.most = most;
    }

    /** Less, if it is negative. */
    void add(int more) {
        bytes.addAndGet(more);
    }

    boolean areTooHigh() {
        return bytes.get() > most;
    }

    long bytes() {
        return bytes.get();
    }
}
