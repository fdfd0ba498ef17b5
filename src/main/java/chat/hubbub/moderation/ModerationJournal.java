package chat.hubbub.moderation;

import java.util.List;

/**
 * Where roles, what is in force and the audit log are kept. What is written survives {@code kill -9}. All methods may block on
 * the disk, and throw {@link org.springframework.dao.DataAccessException} where it cannot be read or written; what could not be
 * written is as it was.
 */
public interface ModerationJournal {

    /** So many of the newest lines of the audit log are kept. */
    int MOST_AUDITED = 10_000;

    /** All that was written and is not over. */
    Kept recall();

    /**
     * Writes changes and what the audit log says of them: all of it or nothing.
     *
     * @return false, and nothing is written, where something that is to be lifted is not in force as it was known: whoever else
     *     writes here lifted it, or put something else in its place
     */
    boolean write(List<Change> changes, AuditEntry entry);

    /** The newest lines of the audit log before one of them, the newest first. */
    List<AuditEntry> audit(long before, int most);

    /** What is known of the owner's link. It is looked up each time: another program may have made another one. */
    OwnerLink.State ownerLink();

    void keep(OwnerLink.State state);

    /** Keeps it if there never was one; whether that was so. Of several at the same moment, one is the first. */
    boolean keepFirst(OwnerLink.State state);

    /** What was in force, and random bytes that are this journal's own and never change. */
    record Kept(List<RoleHolder> holders, List<Measure> measures, byte[] key) {
        @Override
        public String toString() {
            return "Kept[" + holders.size() + " holders, " + measures.size() + " measures]";
        }
    }
}
