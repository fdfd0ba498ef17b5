package chat.hubbub.cluster;

import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.Person;
import chat.hubbub.identity.Speaker;
import chat.hubbub.room.RoomName;

/** Where somebody sits, under which nickname. */
record Place(RoomName room, Speaker speaker) {

    private static final String SEPARATOR = "\n";

    /** As one field of a hash; no room and no nickname has a line break. */
    String field() {
        return room.value()
                + SEPARATOR
                + speaker.nickname()
                + SEPARATOR
                + speaker.person().id();
    }

    /** @throws IllegalArgumentException where it is none */
    static Place ofField(String field) {
        String[] parts = field.split(SEPARATOR, 3);
        if (parts.length != 3) {
            throw new IllegalArgumentException("That is no place");
        }
        return new Place(new RoomName(parts[0]), new Speaker(new Nickname(parts[1]), new Person(parts[2])));
    }
}
