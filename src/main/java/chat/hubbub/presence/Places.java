package chat.hubbub.presence;

import chat.hubbub.identity.Speaker;
import chat.hubbub.room.RoomName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** In which rooms everybody is. Guarded by the presence. */
final class Places {

    private final Map<Speaker, Set<RoomName>> places = new HashMap<>();

    void add(Speaker speaker, RoomName room) {
        places.computeIfAbsent(speaker, any -> new HashSet<>()).add(room);
    }

    void remove(Speaker speaker, RoomName room) {
        places.computeIfPresent(speaker, (any, all) -> all.remove(room) && all.isEmpty() ? null : all);
    }

    Set<RoomName> of(Speaker speaker) {
        return Set.copyOf(places.getOrDefault(speaker, Set.of()));
    }
}
