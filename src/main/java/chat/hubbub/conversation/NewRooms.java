package chat.hubbub.conversation;

import chat.hubbub.message.ChatEvent;
import chat.hubbub.message.CommitListener;
import chat.hubbub.message.MessageLog;
import chat.hubbub.moderation.Excess;
import chat.hubbub.moderation.Limit;
import chat.hubbub.moderation.Visit;
import chat.hubbub.presence.Presence;
import chat.hubbub.room.RoomName;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;

/**
 * Counts the rooms that come into being, against the address from which they do. Remembers only the rooms that were used
 * lately, and looks into the log where there is time for it. Safe for any thread.
 */
public final class NewRooms implements CommitListener {

    private static final int MOST_REMEMBERED = 100_000;

    private final Supplier<MessageLog> log;
    private final Presence presence;
    private final Cache<RoomName, Boolean> known =
            Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();

    NewRooms(Supplier<MessageLog> log, Presence presence) {
        this.log = log;
        this.presence = presence;
    }

    /** To be asked before somebody sits down in a room. May block on the disk. */
    public Optional<Excess> enter(RoomName room, Visit visit) {
        return isKnown(room) || isStored(room) ? Optional.empty() : make(room, visit);
    }

    /** To be asked before somebody writes; a room that was not used since the server started counts as a new one. */
    public Optional<Excess> write(RoomName room, Visit visit) {
        return isKnown(room) ? Optional.empty() : make(room, visit);
    }

    @Override
    public void committed(List<ChatEvent> events) {
        for (ChatEvent event : events) {
            remember(event.room());
        }
    }

    private Optional<Excess> make(RoomName room, Visit visit) {
        Optional<Excess> excess = visit.take(Limit.ROOMS_PER_ADDRESS);
        if (excess.isEmpty()) {
            remember(room);
        }
        return excess;
    }

    /** Private rooms are made elsewhere, by those who are known. */
    private boolean isKnown(RoomName room) {
        return room.equals(RoomName.PUBLIC)
                || !room.isPublic()
                || known.getIfPresent(room) != null
                || presence.online(room) > 0;
    }

    /** A room of which this cannot be told is turned away from by whoever needs to read it. */
    private boolean isStored(RoomName room) {
        try {
            boolean stored = log.get().head(room).seq() > 0;
            if (stored) {
                remember(room);
            }
            return stored;
        } catch (DataAccessException e) {
            return true;
        }
    }

    /** Most of what is said is said where something was said before: a look is cheaper than a write. */
    private void remember(RoomName room) {
        if (known.getIfPresent(room) == null) {
            known.put(room, true);
        }
    }
}
