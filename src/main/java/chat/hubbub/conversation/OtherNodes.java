package chat.hubbub.conversation;

import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.Speaker;
import chat.hubbub.room.RoomName;

/**
 * Tells the other nodes what they can find in no database, or must know at once; {@link Hearsay} is where they hear it.
 * Nothing rests on it. Safe for any thread; never waits and never throws.
 */
public interface OtherNodes {

    /** Where there are none. */
    OtherNodes NONE = new OtherNodes() {
        @Override
        public void typing(RoomName room, Nickname nickname) {}

        @Override
        public void renamed(Speaker before, Speaker now) {}
    };

    /** Somebody is typing right now. */
    void typing(RoomName room, Nickname nickname);

    /** Somebody goes by another nickname wherever they are. */
    void renamed(Speaker before, Speaker now);
}
