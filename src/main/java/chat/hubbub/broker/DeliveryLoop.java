package chat.hubbub.broker;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One thread that delivers. Work is scheduled, not queued: a task that is already waiting is not added again, so the queue
 * never holds more than one entry per topic and per subscriber.
 */
final class DeliveryLoop implements AutoCloseable {

    private static final System.Logger log = System.getLogger(DeliveryLoop.class.getName());

    private final BlockingQueue<Task> waiting = new LinkedBlockingQueue<>();
    private final Thread thread = new Thread(this::loop, "hubbub-fanout");

    DeliveryLoop() {
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void loop() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                waiting.take().runOnce();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException | Error e) {
                log.log(System.Logger.Level.ERROR, "A delivery failed", e);
            }
        }
    }

    /** Something to do on the delivery thread, at least once after each time it was scheduled. */
    abstract static class Task {

        private final DeliveryLoop loop;
        private final AtomicBoolean scheduled = new AtomicBoolean();

        Task(DeliveryLoop loop) {
            this.loop = loop;
        }

        /** Any thread may call this. */
        final void schedule() {
            if (!scheduled.get() && scheduled.compareAndSet(false, true)) {
                loop.waiting.add(this);
            }
        }

        /** Clears the mark before it looks at the work, so that what arrives meanwhile schedules the task again. */
        private void runOnce() {
            scheduled.set(false);
            run();
        }

        abstract void run();
    }
}
