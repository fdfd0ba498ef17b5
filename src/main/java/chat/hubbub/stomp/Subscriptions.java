package chat.hubbub.stomp;

import chat.hubbub.conversation.Seat;
import chat.hubbub.presence.Departure;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** What one session listens to, by the ids the client chose. Not safe for several threads. */
final class Subscriptions {

    static final int MOST = 128;

    /** How each of them ends. */
    private final Map<String, Consumer<Departure>> byId = new HashMap<>();

    boolean has(String id) {
        return byId.containsKey(id);
    }

    boolean areFull() {
        return byId.size() >= MOST;
    }

    void add(String id, Seat seat) {
        byId.put(id, seat::leave);
    }

    /** A queue of the client's own: nobody is told that it ends, but whoever fills it. */
    void addQueue(String id, Runnable end) {
        byId.put(id, departure -> end.run());
    }

    void end(String id) {
        Consumer<Departure> ended = byId.remove(id);
        if (ended != null) {
            ended.accept(Departure.SAID);
        }
    }

    void endAll(Departure departure) {
        byId.values().forEach(end -> end.accept(departure));
        byId.clear();
    }
}
