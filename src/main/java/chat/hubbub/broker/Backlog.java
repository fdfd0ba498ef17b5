package chat.hubbub.broker;

import java.util.List;

/** Where stored events are read when they are no longer in memory. */
@FunctionalInterface
public interface Backlog<E> {

    /** Up to {@code most} stored events after a sequence number, oldest first. May block: it runs on a thread for that. */
    List<Publication<E>> read(String topic, long after, int most);
}
