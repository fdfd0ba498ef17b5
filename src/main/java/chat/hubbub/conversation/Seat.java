package chat.hubbub.conversation;

import chat.hubbub.broker.Subscription;
import chat.hubbub.identity.Badge;
import chat.hubbub.presence.Departure;
import chat.hubbub.presence.Presence;
import chat.hubbub.room.RoomName;
import java.util.concurrent.atomic.AtomicBoolean;

/** One subscription of one person in one room. Leaving twice is leaving once. */
public final class Seat {

    private final Presence presence;
    private final Badge badge;
    private final RoomName room;
    private final Subscription<RoomEvent> subscription;
    private final AtomicBoolean left = new AtomicBoolean();

    Seat(Presence presence, Badge badge, RoomName room, Subscription<RoomEvent> subscription) {
        this.presence = presence;
        this.badge = badge;
        this.room = room;
        this.subscription = subscription;
    }

    public void leave(Departure departure) {
        if (left.compareAndSet(false, true)) {
            subscription.cancel();
            badge.as(speaker -> {
                presence.leave(room, speaker, departure);
                return speaker;
            });
        }
    }
}
