package chat.hubbub.stomp;

import chat.hubbub.broker.CloseReason;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Does what a client asks for in turn: at once, until something comes that may have to wait for the disk. A thread that
 * reads for many clients must not wait, so that and whatever was read with it are left to a thread that may; until they
 * are done nothing more is read. Not safe for several threads.
 */
final class Turn {

    private final Link link;
    private final Runnable rest;
    private final Deque<Runnable> waiting = new ArrayDeque<>();

    /** @param rest is run later, by a thread that may wait; it must call {@link #catchUp} in the session's name */
    Turn(Link link, Runnable rest) {
        this.link = link;
        this.rest = rest;
    }

    /** Does it now, unless something else still waits. */
    void take(Runnable step) {
        if (waiting.isEmpty()) {
            step.run();
        } else {
            waiting.add(step);
        }
    }

    /** Does it where it may wait for the disk. */
    void takeSlow(Runnable step) {
        if (link.mayWait()) {
            take(step);
            return;
        }
        waiting.add(step);
        if (waiting.size() == 1) {
            link.pause();
            link.leaveToAWorker(rest);
        }
    }

    /** Does all that was left, and goes on reading. */
    void catchUp() {
        while (!waiting.isEmpty()) {
            run(waiting.element());
            waiting.remove();
        }
        link.resume();
    }

    /** A fault of ours ends the connection, as it would on the thread that reads. */
    private void run(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            Faults.tell(e);
            link.close(CloseReason.FAULT);
        }
    }
}
