package chat.hubbub.conversation;

import chat.hubbub.identity.Speaker;
import chat.hubbub.presence.Departure;
import chat.hubbub.presence.Presence;
import chat.hubbub.presence.Renaming;
import chat.hubbub.room.RoomName;
import java.time.Instant;

/**
 * The people whose connections are on other nodes. There it was found out that they may be in a room; here they only count as
 * being there. Safe for any thread.
 */
public final class Elsewhere {

    private final Presence presence;

    public Elsewhere(Presence presence) {
        this.presence = presence;
    }

    /** Somebody took a seat; the person's first one anywhere is announced. */
    public void joined(RoomName room, Speaker speaker, Instant since) {
        presence.joinElsewhere(room, speaker, since);
    }

    /** Somebody gave a seat back. */
    public void left(RoomName room, Speaker speaker, Departure departure) {
        presence.leaveElsewhere(room, speaker, departure);
    }

    /** Somebody goes by another nickname, of which the rooms are told by the node where they took it. */
    public void renamed(Speaker before, Speaker now) {
        presence.rename(before, now).forEach(Renaming::told);
    }

    /** Does several of these at once: nobody sees only some of them. It must be quick. */
    public void atOnce(Runnable changes) {
        presence.atOnce(changes);
    }
}
