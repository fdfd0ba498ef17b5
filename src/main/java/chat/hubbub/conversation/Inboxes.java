package chat.hubbub.conversation;

import chat.hubbub.identity.Person;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Tells people what concerns them alone, on all their connections that listen for it. Safe for any thread. */
final class Inboxes {

    private final Map<Person, Set<Consumer<RoomCard>>> listeners = new HashMap<>();

    /** Listens for rooms that this person came to belong to, until the answer is run. The listener must not block. */
    synchronized Runnable listen(Person person, Consumer<RoomCard> listener) {
        listeners.computeIfAbsent(person, any -> new HashSet<>()).add(listener);
        return () -> end(person, listener);
    }

    void tell(Person person, RoomCard card) {
        for (Consumer<RoomCard> listener : listenersOf(person)) {
            listener.accept(card);
        }
    }

    /** Whether anybody would hear what this person is told here. */
    synchronized boolean reach(Person person) {
        return listeners.containsKey(person);
    }

    private synchronized Set<Consumer<RoomCard>> listenersOf(Person person) {
        return Set.copyOf(listeners.getOrDefault(person, Set.of()));
    }

    private synchronized void end(Person person, Consumer<RoomCard> listener) {
        listeners.computeIfPresent(person, (any, all) -> all.remove(listener) && all.isEmpty() ? null : all);
    }
}
