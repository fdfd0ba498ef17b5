package chat.hubbub.moderation;

import chat.hubbub.identity.Person;
import chat.hubbub.room.RoomName;
import java.time.Duration;
import java.util.Set;

/**
 * What holds in one room for all but owners and moderators.
 *
 * @param span how long to wait, where it is about that
 * @param inside who was there when the door was locked, and so may come back
 */
public record RoomRule(RoomName room, Kind kind, Duration span, Set<Person> inside, By by) implements Measure {

    /** So many people are remembered who may come back into a locked room. */
    public static final int MOST_INSIDE = 1_000;

    /** What it is about. */
    public enum Kind {
        /** Everybody says something so often at most. */
        SLOW,
        /** Whoever is new here reads for so long first. */
        NEWCOMERS,
        /** Nobody new comes in. */
        ENTRY,
        /** Nobody says anything. */
        TALK
    }

    public RoomRule {
        inside = Set.copyOf(inside);
    }

    boolean replaces(RoomRule other) {
        return kind == other.kind && room.equals(other.room);
    }
}
