package chat.hubbub.conversation;

import chat.hubbub.identity.Person;
import chat.hubbub.membership.PrivateRooms;
import chat.hubbub.message.MessageLog;
import chat.hubbub.presence.Member;
import chat.hubbub.presence.Presence;
import chat.hubbub.room.RoomName;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

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
        Map<RoomName, Long> lastSeqs = new HashMap<>();
        log.rooms(MOST_ROOMS).forEach(head -> lastSeqs.put(head.room(), head.lastSeq()));
        Map<RoomName, Integer> online = presence.occupied();
        List<RoomName> shown = shown(lastSeqs.keySet(), online);
        lastSeqs.putAll(log.lastSeqs(
                shown.stream().filter(room -> !lastSeqs.containsKey(room)).toList()));
        return shown.stream()
                .map(room -> new Entry(room, online.getOrDefault(room, 0), lastSeqs.getOrDefault(room, 0L)))
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

    private static List<RoomName> shown(Set<RoomName> written, Map<RoomName, Integer> online) {
        Comparator<RoomName> fullestFirst = Comparator.<RoomName>comparingInt(room -> -online.getOrDefault(room, 0))
                .thenComparing(RoomName::value);
        Stream<RoomName> others = Stream.concat(written.stream(), online.keySet().stream())
                .filter(room -> room.isPublic() && !room.equals(RoomName.PUBLIC))
                .distinct()
                .sorted(fullestFirst)
                .limit(MOST_ROOMS - 1);
        return Stream.concat(Stream.of(RoomName.PUBLIC), others)
                .sorted(fullestFirst)
                .toList();
    }
}
