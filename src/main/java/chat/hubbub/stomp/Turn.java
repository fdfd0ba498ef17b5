package chat.hubbub.stomp;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Does what a client asks for in turn, one step after the other, whichever threads bring them: at once where nobody is at
 * work, else by whoever is. A step that may wait for the disk, and what comes after it, is left to a worker if the thread
 * that brings it reads for many clients; until that is done nothing more is read. Nobody ever waits here for another
 * thread's step.
 */
final class Turn {

    private final Link link;
    private final Consumer<Throwable> fault;
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private boolean busy;

    /** @param fault hears of what a step should never throw; the steps after it are done all the same */
    Turn(Link link, Consumer<Throwable> fault) {
        this.link = link;
        this.fault = fault;
    }

    /** Does it now, unless somebody is at work: then they do it next. */
    void take(Runnable step) {
        if (begins(step)) {
            workOff();
        }
    }

    /** Does it where it may wait for the disk. */
    void takeSlow(Runnable step) {
        if (link.mayWait()) {
            take(step);
        } else if (begins(step)) {
            link.pause();
            link.leaveToAWorker(this::catchUp);
        }
    }

    private void catchUp() {
        workOff();
        link.resume();
    }

    private synchronized boolean begins(Runnable step) {
        waiting.add(step);
        boolean first = !busy;
        busy = true;
        return first;
    }

    private void workOff() {
        for (Runnable step = next(); step != null; step = next()) {
            try {
                step.run();
            } catch (RuntimeException | Error e) {
                fault.accept(e);
            }
        }
    }

    private synchronized @Nullable Runnable next() {
        Runnable step = waiting.poll();
        busy = step != null;
        return step;
    }
}
