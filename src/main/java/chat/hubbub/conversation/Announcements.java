package chat.hubbub.conversation;

import chat.hubbub.broker.Broker;
import chat.hubbub.broker.Publication;
import chat.hubbub.identity.Badge;
import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.NicknameClaims;
import chat.hubbub.message.ChatEvent;
import chat.hubbub.message.CommitListener;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Tells the rooms what became durable, and who came and went. */
final class Announcements implements CommitListener {

    private static final int MOVE_WEIGHT = 512;
    private static final int NAME_WEIGHT = 64;
    private static final long LONGEST_WAIT_NANOS = 1_000_000_000;
    private static final long GLANCE_NANOS = 500_000;

    private final Broker<RoomEvent> broker;
    private final NicknameClaims claims;

    Announcements(Broker<RoomEvent> broker, NicknameClaims claims) {
        this.broker = broker;
        this.claims = claims;
    }

    /** Stored events, as the broker wants them when it has to look back: then it does not matter whose they are. */
    static Publication<RoomEvent> publication(ChatEvent event) {
        return publication(event, null);
    }

    @Override
    public void committed(List<ChatEvent> events) {
        for (ChatEvent event : events) {
            broker.publish(event.room().value(), publication(event, claims.wearer(event.sender())));
        }
        slowDown(events);
    }

    @Override
    public boolean hearsOthers() {
        return true;
    }

    /**
     * Holds the log up for a moment where a room is told more than this machine can pass on. So the senders' receipts come
     * later, and they are read later: the flood costs them, and not those who listen.
     */
    private void slowDown(List<ChatEvent> events) {
        long deadline = System.nanoTime() + LONGEST_WAIT_NANOS;
        for (ChatEvent event : events) {
            while (broker.isOverrun(event.room().value()) && System.nanoTime() < deadline) {
                LockSupport.parkNanos(GLANCE_NANOS);
            }
        }
    }

    /** Who came or went. One who did so alone is told apart from the others, for the wires that do not echo. */
    void moved(RoomEvent event, List<Nickname> who) {
        Badge origin = who.size() == 1 ? claims.wearer(who.get(0)) : null;
        int weight = MOVE_WEIGHT + NAME_WEIGHT * who.size();
        broker.publish(event.room().value(), new Publication<>(event, Publication.UNSTORED, origin, weight));
    }

    private static Publication<RoomEvent> publication(ChatEvent event, @Nullable Badge origin) {
        return new Publication<>(new RoomEvent.Stored(event), event.seq(), origin, weight(event));
    }

    /** The text itself, and about twice as much again once it is encoded with its HTML. */
    private static int weight(ChatEvent event) {
        if (event instanceof ChatEvent.Chat chat) {
            return MOVE_WEIGHT + 4 * chat.content().length();
        }
        return event instanceof ChatEvent.Edit edit
                ? MOVE_WEIGHT + 4 * edit.content().length()
                : MOVE_WEIGHT;
    }
}
