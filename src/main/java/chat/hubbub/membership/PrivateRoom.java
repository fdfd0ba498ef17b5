package chat.hubbub.membership;

import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.Person;
import chat.hubbub.room.RoomName;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A room that is not everybody's.
 *
 * @param title what it is called; none where it is the conversation of two
 * @param invite what lets others in, if anything does
 * @param members who belongs to it, under the nickname they were last seen with, in the order in which they came
 */
public record PrivateRoom(
        RoomName name, Optional<Title> title, Optional<Invite> invite, Map<Person, Nickname> members) {

    /** Nobody else can be let in then. */
    public static final int MOST_MEMBERS = 500;

    public PrivateRoom {
        boolean titled = name.kind() == RoomName.Kind.PRIVATE;
        if (name.isPublic() || titled != title.isPresent() || !titled && invite.isPresent()) {
            throw new IllegalArgumentException("Not a private room: " + name);
        }
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    public boolean has(Person person) {
        return members.containsKey(person);
    }

    /** Whether this invite lets people in now. */
    boolean isOpenTo(Invite shown) {
        return invite.isPresent() && invite.get().opens(shown) && members.size() < MOST_MEMBERS;
    }

    /** What it is called by somebody who belongs to it: a direct room by the other's nickname. */
    public String titleFor(Person person) {
        return title.map(Title::value)
                .orElseGet(() -> other(person).map(Nickname::value).orElse("?"));
    }

    /** Whom somebody speaks with in a direct room. */
    public Optional<Nickname> other(Person person) {
        return name.kind() != RoomName.Kind.DIRECT
                ? Optional.empty()
                : members.entrySet().stream()
                        .filter(member -> !member.getKey().equals(person))
                        .map(Map.Entry::getValue)
                        .findFirst();
    }

    PrivateRoom with(Person person, Nickname nickname) {
        Map<Person, Nickname> more = new LinkedHashMap<>(members);
        more.put(person, nickname);
        return new PrivateRoom(name, title, invite, more);
    }

    PrivateRoom without(Person person) {
        Map<Person, Nickname> fewer = new LinkedHashMap<>(members);
        fewer.remove(person);
        return new PrivateRoom(name, title, invite, fewer);
    }

    PrivateRoom invitingBy(Optional<Invite> other) {
        return new PrivateRoom(name, title, other, members);
    }
}
