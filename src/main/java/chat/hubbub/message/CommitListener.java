package chat.hubbub.message;

import java.util.List;

/** Hears of events once they are durable. */
@FunctionalInterface
public interface CommitListener {

    /**
     * Called on the log's one writer thread with each commit's events, in the order of their sequence numbers within a
     * room, before any of their senders hears back. Must be quick and must not throw.
     */
    void committed(List<ChatEvent> events);
}
