package chat.hubbub.push;

import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.Person;
import chat.hubbub.room.RoomName;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * How somebody who is called is spoken to.
 *
 * @param nickname the one they last held
 * @param rooms the public rooms they have been in, in the order in which they first came; beyond {@link #MOST_ROOMS} the first
 *     ones are forgotten
 */
public record Whereabouts(Person person, Nickname nickname, Set<RoomName> rooms) {

    static final int MOST_ROOMS = 100;

    public Whereabouts {
        Set<RoomName> kept = new LinkedHashSet<>();
        rooms.stream().skip(Math.max(0, rooms.size() - MOST_ROOMS)).forEach(kept::add);
        rooms = Collections.unmodifiableSet(kept);
    }

    /** The same person under a nickname that they hold now, who has been in more rooms. */
    public Whereabouts with(Nickname newer, Collection<RoomName> more) {
        Set<RoomName> all = new LinkedHashSet<>(rooms);
        all.addAll(more);
        return new Whereabouts(person, newer, all);
    }
}
