package chat.hubbub.conversation;

import chat.hubbub.identity.Person;
import chat.hubbub.membership.PrivateRooms;
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
    private final PrivateRooms privateRooms;

    Directory(MessageLog log, Presence presence, PrivateRooms privateRooms) {
        this.log = log;
        this.presence = presence;
        this.privateRooms = privateRooms;
    }

    /** A public room as the directory shows it. */
    public record Entry(RoomName room, int online, long lastSeq) {}

    /** The fullest rooms first, then by name; {@code public} is always among them. */
    public List<Entry> rooms() {
        Map<String, Entry> entries = new TreeMap<>();
        for (RoomHead head : log.rooms(MOST_ROOMS)) {
            entries.put(head.room().value(), new Entry(head.room(), 0, head.lastSeq()));
        }
        presence.occupied().forEach((room, online) -> {
            if (room.isPublic()) {
                entries.put(room.value(), occupied(room, online, entries));
            }
        });
        entries.computeIfAbsent(
                RoomName.PUBLIC.value(), name -> new Entry(RoomName.PUBLIC, 0, lastSeq(RoomName.PUBLIC)));
        return entries.values().stream()
                .sorted(Comparator.comparingInt(Entry::online).reversed())
                .limit(MOST_ROOMS)
                .toList();
    }

    /** Everybody in a room, in the order in which they came; none of a room that whoever asks may not enter. */
    public List<Member> members(RoomName room, Person viewer) {
        return privateRooms.mayEnter(room, viewer) ? presence.members(room) : List.of();
    }

    /** Whether somebody may see anything of a room. */
    public boolean isOpenTo(Person viewer, RoomName room) {
        return privateRooms.mayEnter(room, viewer);
    }

    private Entry occupied(RoomName room, int online, Map<String, Entry> known) {
        Entry entry = known.get(room.value());
        return new Entry(room, online, entry != null ? entry.lastSeq() : lastSeq(room));
    }

    private long lastSeq(RoomName room) {
        return log.head(room).seq();
    }
}
