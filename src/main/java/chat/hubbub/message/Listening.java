package chat.hubbub.message;

import chat.hubbub.room.RoomName;

/** What the log of several nodes must know of those who listen on this one. Safe for any thread; never waits. */
public interface Listening {

    /** Where nobody does. */
    Listening NOBODY = new Listening() {
        @Override
        public boolean isListenedTo(RoomName room) {
            return false;
        }

        @Override
        public void startOver() {}
    };

    /** Whether somebody on this node listens to a room; who begins to must count before the room's head is looked up. */
    boolean isListenedTo(RoomName room);

    /** The log went back in time: everybody must come back and be told so. */
    void startOver();
}
