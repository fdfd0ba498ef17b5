package chat.hubbub.stomp;

import chat.hubbub.conversation.Seat;
import chat.hubbub.presence.Departure;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What one session listens to, by the ids the client chose. Not safe for several threads. */
final class Subscriptions {

    static final int MOST = 128;

    /** Queues of the client's own have no seat. */
    private final Map<String, Optional<Seat>> byId = new HashMap<>();

    boolean has(String id) {
        return byId.containsKey(id);
    }

    boolean areFull() {
        return byId.size() >= MOST;
    }

    void add(String id, Seat seat) {
        byId.put(id, Optional.of(seat));
    }

    void addQueue(String id) {
        byId.put(id, Optional.empty());
    }

    void end(String id) {
        Optional<Seat> ended = byId.remove(id);
        if (ended != null) {
            ended.ifPresent(seat -> seat.leave(Departure.SAID));
        }
    }

    void endAll(Departure departure) {
        byId.values().forEach(seat -> seat.ifPresent(s -> s.leave(departure)));
        byId.clear();
    }
}
