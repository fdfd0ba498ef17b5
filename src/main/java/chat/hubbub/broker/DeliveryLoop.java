package chat.hubbub.broker;

import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * One thread that delivers to the clients that belong to it. Work is scheduled, not queued: a task that is already waiting
 * is not added again, so nothing here holds more than one entry per topic and per subscriber.
 *
 * <p>A task may ask for a little patience. It then waits in a queue of its own, and holds up no other.
 */
final class DeliveryLoop implements AutoCloseable {

    private static final System.Logger log = System.getLogger(DeliveryLoop.class.getName());

    private static final int SCRATCH = 512;

    final int index;

    /** These belong to this loop's thread: what many clients are given, and what one is. */
    final Batch sharedBatch;

    final Batch ownBatch;
    private final @Nullable Frame<?>[] scratch = new Frame<?>[SCRATCH];
    private final PriorityQueue<Task> patient =
            new PriorityQueue<>(Comparator.comparingLong((Task task) -> task.dueNanos));

    private final ReadyTasks ready = new ReadyTasks();
    private final Thread thread;
    private volatile boolean sleeping;
    private volatile boolean closed;

    DeliveryLoop(int index, BrokerLimits limits) {
        this.index = index;
        this.sharedBatch = new Batch(limits.writeBytes());
        this.ownBatch = new Batch(limits.writeBytes());
        this.thread = new Thread(this::loop, "hubbub-fanout-" + index);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }

    /** A place for a few references, for as long as one task runs. */
    @SuppressWarnings("unchecked") // a broker's loops see only that broker's frames
    <E> @Nullable Frame<E>[] scratch() {
        return (Frame<E>[]) scratch;
    }

    /** Added before it is asked whether the thread sleeps; the thread says that it sleeps before it looks again. */
    private void add(Task task) {
        ready.add(task);
        if (sleeping) {
            LockSupport.unpark(thread);
        }
    }

    private void loop() {
        while (!closed) {
            long now = System.nanoTime();
            Task task = next(now);
            if (task == null) {
                sleep(now);
            } else {
                execute(task, now);
            }
        }
    }

    private @Nullable Task next(long now) {
        Task due = patient.peek();
        return due != null && due.dueNanos - now <= 0 ? patient.poll() : ready.poll();
    }

    private void sleep(long now) {
        Arrays.fill(scratch, null);
        sleeping = true;
        Task due = patient.peek();
        if (ready.isEmpty() && !closed) {
            if (due == null) {
                LockSupport.park(this);
            } else {
                LockSupport.parkNanos(this, due.dueNanos - now);
            }
        }
        sleeping = false;
    }

    private void execute(Task task, long now) {
        try {
            long patience = task.patienceNanos(now);
            if (patience > 0) {
                task.dueNanos = now + patience;
                patient.add(task);
            } else {
                task.runOnce();
            }
        } catch (RuntimeException | Error e) {
            log.log(System.Logger.Level.ERROR, "A delivery failed", e);
        }
    }

    /** Something to do on the delivery thread, at least once after each time it was scheduled. */
    abstract static class Task {

        final DeliveryLoop loop;
        private final AtomicBoolean scheduled = new AtomicBoolean();
        private long dueNanos;

        /** The note of those who keep the ready ones. */
        @Nullable Task next;

        Task(DeliveryLoop loop) {
            this.loop = loop;
        }

        /** Any thread may call this. */
        final void schedule() {
            if (!scheduled.get() && scheduled.compareAndSet(false, true)) {
                loop.add(this);
            }
        }

        /** How long this can wait, because waiting makes it cheaper. Asked on the delivery thread. */
        long patienceNanos(long now) {
            return 0;
        }

        /** Clears the mark before it looks at the work, so that what arrives meanwhile schedules the task again. */
        private void runOnce() {
            scheduled.set(false);
            run();
        }

        abstract void run();
    }
}
