package chat.hubbub.message;

import chat.hubbub.room.RoomName;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What those who listen here were told, by room. Belongs to the feed's thread; but from where a room is followed, anybody may ask. */
final class FollowedRooms {

    private final Map<RoomName, RoomFeed> feeds = new HashMap<>();

    /** From where rooms are followed, for those who begin to listen. */
    private final Map<RoomName, Long> bases = new ConcurrentHashMap<>();

    /** From where a room is followed; null if that is not known yet. Any thread may ask. */
    @Nullable Long base(RoomName room) {
        return bases.get(room);
    }

    @Nullable RoomFeed find(RoomName room) {
        return feeds.get(room);
    }

    RoomFeed follow(RoomName room) {
        return feeds.computeIfAbsent(room, name -> new RoomFeed());
    }

    /** Follows a room from here on, unless it is followed from further on already. Tells from where. */
    long begin(RoomName room, long head) {
        RoomFeed feed = follow(room);
        feed.begin(head);
        return bases.computeIfAbsent(room, name -> feed.told());
    }

    /** What was told of each. */
    Map<RoomName, Long> told() {
        Map<RoomName, Long> told = new HashMap<>();
        feeds.forEach((room, feed) -> told.put(room, feed.told()));
        return told;
    }

    /** Rooms that nobody listens to any more are not followed any further. */
    void keepOnly(Predicate<RoomName> isListenedTo) {
        feeds.entrySet().removeIf(entry -> isOver(entry.getKey(), entry.getValue(), isListenedTo));
    }

    void clear() {
        feeds.values().forEach(RoomFeed::abandon);
        feeds.clear();
        bases.clear();
    }

    /** First it cannot be relied on any more, and then it is asked: whoever began to listen in between is seen, or begins anew. */
    private boolean isOver(RoomName room, RoomFeed feed, Predicate<RoomName> isListenedTo) {
        Long base = bases.remove(room);
        if (!isListenedTo.test(room)) {
            feed.abandon();
            return true;
        }
        if (base != null) {
            bases.put(room, base);
        }
        return false;
    }
}
