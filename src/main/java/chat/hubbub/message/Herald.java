package chat.hubbub.message;

import java.util.List;
import org.slf4j.LoggerFactory;

/** Tells of events that are durable before their senders hear of it. Called on the log's writer thread. */
@FunctionalInterface
interface Herald {

    /**
     * @param events in the order of the log; may be none
     * @param told runs once they were told, on whichever thread
     */
    void tell(List<ChatEvent> events, Runnable told);

    /** Tells a listener at once. What it throws keeps no sender from hearing. */
    static Herald of(CommitListener listener) {
        return (events, told) -> {
            tell(listener, events);
            told.run();
        };
    }

    /** Tells a listener, if there is anything to tell. */
    static void tell(CommitListener listener, List<ChatEvent> events) {
        try {
            if (!events.isEmpty()) {
                listener.committed(events);
            }
        } catch (RuntimeException | Error e) {
            LoggerFactory.getLogger(GroupCommit.class).error("{} stored events were not announced", events.size(), e);
        }
    }
}
