package chat.hubbub.conversation;

import chat.hubbub.message.MessageLog;
import chat.hubbub.message.RoomHead;
import chat.hubbub.presence.Member;
import chat.hubbub.presence.Presence;
import chat.hubbub.room.RoomName;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which rooms there are, and who is in them. Safe for any thread; may block on the disk. */
public final class Directory {

    private static final int MOST_ROOMS = 500;

    private final MessageLog log;
    private final Presence presence;

    Directory(MessageLog log, Presence presence) {
        this.log = log;
        this.presence = presence;
    }

    /** A public room as the directory shows it. */
    public record Entry(RoomName room, int online, long lastSeq) {}

    /** The fullest rooms first, then by name; {@code public} is always among them. */
    public List<Entry> rooms() {
        Map<String, Entry> entries = new TreeMap<>();
        for (RoomHead head : log.rooms(MOST_ROOMS)) {
            entries.put(head.room().value(), new Entry(head.room(), 0, head.lastSeq()));
        }
        presence.occupied().forEach((room, online) -> entries.put(room.value(), occupied(room, online, entries)));
        entries.computeIfAbsent(
                RoomName.PUBLIC.value(), name -> new Entry(RoomName.PUBLIC, 0, lastSeq(RoomName.PUBLIC)));
        return entries.values().stream()
                .sorted(Comparator.comparingInt(Entry::online).reversed())
                .limit(MOST_ROOMS)
                .toList();
    }

    /** Everybody in a room, in the order in which they came. */
    public List<Member> members(RoomName room) {
        return presence.members(room);
    }

    private Entry occupied(RoomName room, int online, Map<String, Entry> known) {
        Entry entry = known.get(room.value());
        return new Entry(room, online, entry != null ? entry.lastSeq() : lastSeq(room));
    }

    private long lastSeq(RoomName room) {
        return log.head(room).seq();
    }
}
