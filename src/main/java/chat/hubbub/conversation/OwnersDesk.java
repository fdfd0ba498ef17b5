package chat.hubbub.conversation;

import chat.hubbub.identity.Person;
import chat.hubbub.membership.PrivateRooms;
import chat.hubbub.moderation.AuditEntry;
import chat.hubbub.moderation.Authority;
import chat.hubbub.moderation.RoleHolder;
import chat.hubbub.moderation.RoomRule;
import chat.hubbub.moderation.Sanction;
import java.util.List;

/** What an owner sees: who has which role, what is in force, and what was done. Safe for any thread; may block on the disk. */
public final class OwnersDesk {

    private static final int MOST_ENTRIES = 50;

    private final Authority authority;
    private final AuditLog auditLog;
    private final PrivateRooms privateRooms;

    OwnersDesk(Authority authority, AuditLog auditLog, PrivateRooms privateRooms) {
        this.authority = authority;
        this.auditLog = auditLog;
        this.privateRooms = privateRooms;
    }

    /** Owners first. */
    public List<RoleHolder> holders() {
        return authority.holders();
    }

    public List<Sanction> sanctions() {
        return authority.sanctions();
    }

    /** Of the rooms that somebody may enter. */
    public List<RoomRule> rules(Person viewer) {
        return authority.rules().stream()
                .filter(rule -> privateRooms.mayEnter(rule.room(), viewer))
                .toList();
    }

    /** A page of the audit log, before one of its entries, the newest first. One more tells that there are more. */
    public List<AuditEntry> audit(Person viewer, long before) {
        return auditLog.page(viewer, before, MOST_ENTRIES + 1);
    }

    /** How many entries are shown on a page. */
    public int pageSize() {
        return MOST_ENTRIES;
    }
}
