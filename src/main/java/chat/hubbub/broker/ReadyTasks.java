package chat.hubbub.broker;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The tasks that are ready, in the order in which they were scheduled. Any thread may add one that is not in it; the
 * delivery thread takes. A task is its own link, so that to schedule one allocates nothing.
 */
final class ReadyTasks {

    /** The latest first. */
    private final AtomicReference<DeliveryLoop.@Nullable Task> added = new AtomicReference<>();

    /** The oldest first; belongs to the delivery thread. */
    private DeliveryLoop.@Nullable Task taken;

    void add(DeliveryLoop.Task task) {
        DeliveryLoop.Task before;
        do {
            before = added.get();
            task.next = before;
        } while (!added.compareAndSet(before, task));
    }

    DeliveryLoop.@Nullable Task poll() {
        if (taken == null && added.get() != null) {
            taken = reversed(added.getAndSet(null));
        }
        DeliveryLoop.Task first = taken;
        if (first != null) {
            taken = first.next;
            first.next = null;
        }
        return first;
    }

    boolean isEmpty() {
        return taken == null && added.get() == null;
    }

    private static DeliveryLoop.@Nullable Task reversed(DeliveryLoop.@Nullable Task latest) {
        DeliveryLoop.Task reversed = null;
        for (DeliveryLoop.Task task = latest; task != null; ) {
            DeliveryLoop.Task older = task.next;
            task.next = reversed;
            reversed = task;
            task = older;
        }
        return reversed;
    }
}
