package chat.hubbub.message;

import chat.hubbub.identity.Person;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The drafts that wait for the writer: bounded, first come first served, closed once. Offering never waits; only the
 * writer does. Whoever has few of them waiting still finds a place where those who have many have filled it.
 */
final class DraftQueue {

    /** What a queue says to an offer. */
    enum Offer {
        TAKEN,
        FULL,
        CLOSED
    }

    /** So many of somebody's are few. */
    static final int FEW = 4;

    private final int most;
    private final long mostChars;
    private final ArrayDeque<Pending> waiting = new ArrayDeque<>();
    private final Map<Person, Integer> waitingOf = new HashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition somethingToDo = lock.newCondition();
    private long chars;
    private boolean closed;

    /**
     * @param most of them; half as many more of those who have few
     * @param mostChars what their texts have together, in UTF-16 units; half as many more likewise
     */
    DraftQueue(int most, long mostChars) {
        this.most = most;
        this.mostChars = mostChars;
    }

    Offer offer(Pending pending) {
        lock.lock();
        try {
            if (closed || !hasPlaceFor(pending.speaker().person())) {
                return closed ? Offer.CLOSED : Offer.FULL;
            }
            waiting.add(pending);
            waitingOf.merge(pending.speaker().person(), 1, Integer::sum);
            chars += pending.draft().chars();
            somethingToDo.signal();
            return Offer.TAKEN;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for drafts and takes them in order; empty only when the queue is closed and nothing is left. */
    List<Pending> take(int atMost) {
        lock.lock();
        try {
            while (waiting.isEmpty() && !closed) {
                somethingToDo.awaitUninterruptibly();
            }
            return pollLocked(atMost);
        } finally {
            lock.unlock();
        }
    }

    /** Takes what waits, which may be nothing. */
    List<Pending> poll(int atMost) {
        lock.lock();
        try {
            return pollLocked(atMost);
        } finally {
            lock.unlock();
        }
    }

    boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** Refuses from now on; what waits already may still be taken. */
    void close() {
        lock.lock();
        try {
            closed = true;
            somethingToDo.signal();
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    private boolean hasPlaceFor(Person person) {
        boolean few = waitingOf.getOrDefault(person, 0) < FEW;
        return waiting.size() < (few ? most + most / 2 : most) && chars < (few ? mostChars + mostChars / 2 : mostChars);
    }

    private List<Pending> pollLocked(int atMost) {
        int count = Math.min(atMost, waiting.size());
        List<Pending> taken = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            Pending next = waiting.remove();
            waitingOf.computeIfPresent(next.speaker().person(), (person, own) -> own > 1 ? own - 1 : null);
            chars -= next.draft().chars();
            taken.add(next);
        }
        return taken;
    }
}
