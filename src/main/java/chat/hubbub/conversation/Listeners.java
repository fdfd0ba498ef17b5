package chat.hubbub.conversation;

import chat.hubbub.broker.Broker;
import chat.hubbub.broker.CloseReason;
import chat.hubbub.message.Listening;
import chat.hubbub.room.RoomName;

/** Who listens to what on this node, as the log of several nodes wants to know. */
final class Listeners implements Listening {

    private final Broker<RoomEvent> broker;

    Listeners(Broker<RoomEvent> broker) {
        this.broker = broker;
    }

    @Override
    public boolean isListenedTo(RoomName room) {
        return broker.isListenedTo(room.value());
    }

    @Override
    public void startOver() {
        broker.sendAway(CloseReason.STARTING_OVER);
    }
}
