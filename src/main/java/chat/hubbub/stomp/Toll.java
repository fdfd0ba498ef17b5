package chat.hubbub.stomp;

import chat.hubbub.conversation.NewRooms;
import chat.hubbub.conversation.Refusal;
import chat.hubbub.moderation.Excess;
import chat.hubbub.moderation.Limit;
import chat.hubbub.moderation.Visit;
import chat.hubbub.room.RoomName;
import java.util.Optional;

/** Counts what a connected client does, at the address from which it does it, and refuses what is too much there. */
final class Toll {

    private final Visit visit;
    private final NewRooms newRooms;
    private final Replies replies;

    Toll(Visit visit, NewRooms newRooms, Replies replies) {
        this.visit = visit;
        this.newRooms = newRooms;
        this.replies = replies;
    }

    /** Whether somebody may sit down in a room. May block on the disk. */
    boolean allowsJoining(RoomName room, Optional<String> receipt) {
        return allows(visit.take(Limit.JOINS_PER_ADDRESS).or(() -> newRooms.enter(room, visit)), receipt);
    }

    boolean allowsWriting(RoomName room, Optional<String> receipt) {
        return allows(visit.take(Limit.MESSAGES_PER_ADDRESS).or(() -> newRooms.write(room, visit)), receipt);
    }

    /** A rename is told like a message. */
    boolean allowsRenaming(Optional<String> receipt) {
        return allows(visit.take(Limit.MESSAGES_PER_ADDRESS), receipt);
    }

    /** Too much of it is not told, like all that others would hear too often. */
    boolean allowsTyping() {
        return visit.take(Limit.TYPING_PER_ADDRESS).isEmpty();
    }

    /** Tells of a refusal; what is too much of one nickname does not count at the address. */
    void refuse(Limit counted, Refusal refusal, Optional<String> receipt) {
        if (refusal.code() == Refusal.Code.RATE_LIMITED) {
            visit.giveBack(counted);
        }
        replies.refuse(refusal, receipt);
    }

    /** A limit was met that holds for each connection alike. */
    void refused(Limit limit) {
        visit.refused(limit);
    }

    private boolean allows(Optional<Excess> excess, Optional<String> receipt) {
        excess.ifPresent(found -> replies.refuse(Refusal.of(found), receipt));
        return excess.isEmpty();
    }
}
