package chat.hubbub.moderation;

import chat.hubbub.room.RoomName;
import java.time.Instant;
import java.util.Optional;

/**
 * One line of the audit log: who did what to whom, where and when. It never holds what somebody said, a secret or an address.
 *
 * @param id counts them; 0 until it is written
 * @param actor the nickname of whoever did it, as it was then
 * @param subject whom or what it was done to, which may be nobody
 * @param room empty where it holds everywhere
 * @param detail such as how long
 */
public record AuditEntry(
        long id, Instant at, String actor, Deed deed, String subject, Optional<RoomName> room, String detail) {

    private static final int MOST_DETAIL = 200;

    public AuditEntry {
        if (detail.codePointCount(0, detail.length()) > MOST_DETAIL) {
            throw new IllegalArgumentException("A detail has at most " + MOST_DETAIL + " characters");
        }
    }

    /** One that is yet to be written. */
    public static AuditEntry of(
            Instant at, String actor, Deed deed, String subject, Optional<RoomName> room, String detail) {
        return new AuditEntry(0, at, actor, deed, subject, room, detail);
    }
}
