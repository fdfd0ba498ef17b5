package chat.hubbub.conversation;

import chat.hubbub.broker.Broker;
import chat.hubbub.broker.Publication;
import chat.hubbub.identity.Nickname;
import chat.hubbub.message.ChatEvent;
import chat.hubbub.message.CommitListener;
import chat.hubbub.presence.PresenceListener;
import chat.hubbub.room.RoomName;
import java.time.Clock;
import java.util.List;

/** Tells the rooms what became durable, and who came and went. */
final class Announcements implements CommitListener, PresenceListener {

    private static final int MOVE_WEIGHT = 512;

    private final Broker<RoomEvent> broker;
    private final Clock clock;

    Announcements(Broker<RoomEvent> broker, Clock clock) {
        this.broker = broker;
        this.clock = clock;
    }

    /** Stored events, as the broker wants them when it has to look back. */
    static Publication<RoomEvent> publication(ChatEvent event) {
        return new Publication<>(new RoomEvent.Stored(event), event.seq(), event.sender(), weight(event));
    }

    @Override
    public void committed(List<ChatEvent> events) {
        for (ChatEvent event : events) {
            broker.publish(event.room().value(), publication(event));
        }
    }

    @Override
    public void joined(RoomName room, Nickname nickname, int online) {
        tell(new RoomEvent.Joined(room, nickname, online, clock.instant()), nickname);
    }

    @Override
    public void left(RoomName room, Nickname nickname, int online) {
        tell(new RoomEvent.Left(room, nickname, online, clock.instant()), nickname);
    }

    private void tell(RoomEvent event, Nickname origin) {
        broker.publish(event.room().value(), new Publication<>(event, Publication.UNSTORED, origin, MOVE_WEIGHT));
    }

    /** The text itself, and about twice as much again once it is encoded with its HTML. */
    private static int weight(ChatEvent event) {
        return event instanceof ChatEvent.Chat chat
                ? MOVE_WEIGHT + 4 * chat.content().length()
                : MOVE_WEIGHT;
    }
}
