package chat.hubbub.push;

import chat.hubbub.room.RoomName;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes on their way. For one browser and room there is at most one: a newer one takes its place, and the next leaves no
 * sooner than a pause after the last. Threads are there only while something is to be sent. Safe for any thread; to send
 * waits for nothing.
 */
final class Deliveries implements AutoCloseable {

    /** Beyond this, notes are dropped. */
    static final int MOST = 2_048;

    /** One slow push service must not hold up the others. */
    private static final int THREADS = 4;

    private static final int IDLE_SECONDS = 30;

    private static final Logger log = LoggerFactory.getLogger(Deliveries.class);

    private final Subscribers subscribers;
    private final Post post;
    private final Pauses pauses;
    private final Map<Address, Delivery> underWay = new HashMap<>();
    private final ScheduledThreadPoolExecutor workers;
    private final LongAdder sent = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder dropped = new LongAdder();

    Deliveries(Subscribers subscribers, Post post, Pauses pauses) {
        this.subscribers = subscribers;
        this.post = post;
        this.pauses = pauses;
        this.workers = new ScheduledThreadPoolExecutor(
                THREADS,
                task -> {
                    Thread thread = new Thread(task, "hubbub-push");
                    thread.setDaemon(true);
                    return thread;
                },
                new ThreadPoolExecutor.DiscardPolicy());
        workers.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        workers.allowCoreThreadTimeOut(true);
        workers.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** How a note gets to a push service. */
    @FunctionalInterface
    interface Post {
        Answer deliver(PushSubscription to, Note note) throws IOException;
    }

    /**
     * How long to wait.
     *
     * @param between two notes for one browser and room
     * @param retries before each further attempt; after the last one a note is given up
     * @param longest that a push service may ask for
     */
    record Pauses(Duration between, List<Duration> retries, Duration longest) {
        static final Pauses ORDINARY = new Pauses(
                Duration.ofSeconds(5),
                List.of(Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ofMinutes(5)),
                Duration.ofMinutes(15));
    }

    synchronized void send(PushSubscription to, Note note) {
        Address address = new Address(to, note.room());
        Delivery delivery = underWay.get(address);
        if (delivery != null) {
            delivery.next = note;
        } else if (underWay.size() >= MOST) {
            drop();
        } else {
            underWay.put(address, new Delivery(note));
            attemptIn(Duration.ZERO, address);
        }
    }

    void drop() {
        dropped.increment();
    }

    long sent() {
        return sent.sum();
    }

    long failed() {
        return failed.sum();
    }

    long dropped() {
        return dropped.sum();
    }

    /** What is under way is given up. */
    @Override
    public void close() {
        workers.shutdownNow();
    }

    private void attemptIn(Duration pause, Address address) {
        var unused = workers.schedule(() -> attempt(address), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void attempt(Address address) {
        try {
            Note note = subscribers.has(address.to) ? take(address) : end(address);
            if (note != null) {
                settle(address, note, post.deliver(address.to, note));
            }
        } catch (ForbiddenAddress e) {
            log.debug("A subscription leads where none may lead", e);
            giveUp(address);
        } catch (IOException e) {
            log.debug("A push service was not reached", e);
            retry(address, Duration.ZERO);
        } catch (RuntimeException | Error e) {
            log.error("A note was not pushed", e);
            giveUp(address);
        }
    }

    private void settle(Address address, Note note, Answer answer) {
        if (answer.isTaken()) {
            sent.increment();
            rest(address, note);
        } else if (answer.isGone()) {
            end(address);
            subscribers.remove(address.to.endpoint());
        } else if (answer.isBusy()) {
            retry(address, answer.retryAfter());
        } else {
            log.debug("A push service answered {}", answer.status());
            giveUp(address);
        }
    }

    /** The note to send now; none if nothing new came during the pause after the last. */
    private synchronized @Nullable Note take(Address address) {
        Delivery delivery = underWay.get(address);
        if (delivery == null || delivery.next == null) {
            return end(address);
        }
        return delivery.next;
    }

    private synchronized void rest(Address address, Note done) {
        Delivery delivery = underWay.get(address);
        if (delivery != null) {
            delivery.next = done.equals(delivery.next) ? null : delivery.next;
            delivery.attempts = 0;
            attemptIn(pauses.between, address);
        }
    }

    private void retry(Address address, Duration wanted) {
        Optional<Duration> pause = nextPause(address);
        if (pause.isEmpty()) {
            giveUp(address);
            return;
        }
        Duration longer = pause.get().compareTo(wanted) < 0 ? wanted : pause.get();
        attemptIn(longer.compareTo(pauses.longest) > 0 ? pauses.longest : longer, address);
    }

    private synchronized Optional<Duration> nextPause(Address address) {
        Delivery delivery = underWay.get(address);
        return delivery == null || delivery.attempts >= pauses.retries.size()
                ? Optional.empty()
                : Optional.of(pauses.retries.get(delivery.attempts++));
    }

    private void giveUp(Address address) {
        end(address);
        failed.increment();
    }

    private synchronized @Nullable Note end(Address address) {
        underWay.remove(address);
        return null;
    }

    private record Address(PushSubscription to, RoomName room) {}

    private static final class Delivery {
        /** What is to be sent, or is being sent. */
        @Nullable Note next;

        int attempts;

        Delivery(Note note) {
            next = note;
        }
    }
}
