package chat.hubbub.message;

import java.util.List;

/** Hears of events once they are durable. */
@FunctionalInterface
public interface CommitListener {

    /**
     * Called by one thread at a time with each commit's events, in the order of their sequence numbers within a
     * room, before any of their senders hears back. Must be quick and must not throw.
     */
    void committed(List<ChatEvent> events);

    /**
     * Whether it is to hear of what other nodes stored too: then of each event of a room to which somebody on this node listens,
     * in the room's order, once.
     */
    default boolean hearsOthers() {
        return false;
    }
}
