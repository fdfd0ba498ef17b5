package chat.hubbub.conversation;

import chat.hubbub.identity.Person;
import chat.hubbub.membership.PrivateRooms;
import chat.hubbub.moderation.AuditEntry;
import chat.hubbub.moderation.Authority;
import chat.hubbub.room.RoomName;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was done, as somebody may see it: nothing of a private room that they do not belong to. May block on the disk. */
final class AuditLog {

    private static final int STEP = 200;
    private static final int LATEST = 10;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(ZoneOffset.UTC);

    private final Authority authority;
    private final PrivateRooms privateRooms;

    AuditLog(Authority authority, PrivateRooms privateRooms) {
        this.authority = authority;
        this.privateRooms = privateRooms;
    }

    /** The newest entries before one of them, the newest first. */
    List<AuditEntry> page(Person viewer, long before, int most) {
        List<AuditEntry> page = new ArrayList<>();
        long next = before;
        while (page.size() < most) {
            List<AuditEntry> step = authority.audit(next, STEP);
            step.stream()
                    .filter(entry -> isOpen(entry, viewer))
                    .limit(most - page.size())
                    .forEach(page::add);
            if (step.size() < STEP) {
                break;
            }
            next = step.get(step.size() - 1).id();
        }
        return page;
    }

    /** The newest of it as lines, the oldest first: so the newest is where one reads on. */
    Answer latest(Person viewer) {
        List<String> lines = new ArrayList<>();
        page(viewer, Long.MAX_VALUE, LATEST).forEach(entry -> lines.add(0, line(entry)));
        return lines.isEmpty() ? Answer.done("Nothing was done yet.") : new Answer(Answer.Kind.DONE, lines);
    }

    private boolean isOpen(AuditEntry entry, Person viewer) {
        return entry.room().map(room -> privateRooms.mayEnter(room, viewer)).orElse(true);
    }

    private static String line(AuditEntry entry) {
        return Stream.of(
                        TIME.format(entry.at()),
                        entry.actor() + ":",
                        entry.deed().word(),
                        entry.subject(),
                        entry.detail(),
                        entry.room()
                                .map(RoomName::value)
                                .map(room -> "in " + room)
                                .orElse(""))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(" "));
    }
}
