package chat.hubbub.identity;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Remembers across restarts who holds which nickname. */
public interface ClaimJournal {

    /** Where claims are remembered elsewhere. */
    ClaimJournal NONE = new ClaimJournal() {
        @Override
        public List<Speaker> recall() {
            return List.of();
        }

        @Override
        public void write(Map<Skeleton, Optional<Speaker>> changes) {}
    };

    /** All that is remembered. */
    List<Speaker> recall();

    /**
     * Remembers the speakers that are present and forgets those that are not. May block on the disk.
     *
     * @throws RuntimeException if nothing was written; the changes are to be written again later
     */
    void write(Map<Skeleton, Optional<Speaker>> changes);
}
