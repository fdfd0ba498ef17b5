package chat.hubbub.presence;

import chat.hubbub.identity.Nickname;
import chat.hubbub.room.RoomName;

/**
 * Somebody in a room has another nickname, and the room is yet to be told. Exactly one of the two must happen; until then
 * nobody is told that they left.
 */
public final class Renaming {

    private final Presence presence;
    private final RoomName room;
    private final Seats seats;
    private final Nickname before;
    private final Nickname now;

    Renaming(Presence presence, RoomName room, Seats seats, Nickname before, Nickname now) {
        this.presence = presence;
        this.room = room;
        this.seats = seats;
        this.before = before;
        this.now = now;
    }

    public RoomName room() {
        return room;
    }

    /** The room was told. */
    public void told() {
        presence.told(this);
    }

    /** The room could not be told: it hears that somebody left, and that somebody came. */
    public void failed() {
        presence.tellInstead(this);
    }

    Seats seats() {
        return seats;
    }

    Nickname before() {
        return before;
    }

    Nickname now() {
        return now;
    }
}
