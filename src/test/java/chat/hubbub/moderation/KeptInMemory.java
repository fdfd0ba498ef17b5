package chat.hubbub.moderation;

import java.util.ArrayList;
import java.util.List;

/** A journal that lasts as long as its object. */
final class KeptInMemory implements ModerationJournal {

    private final List<RoleHolder> holders = new ArrayList<>();
    private final List<Measure> measures = new ArrayList<>();
    private final List<AuditEntry> audit = new ArrayList<>();
    private OwnerLink.State link = OwnerLink.State.NONE;

    @Override
    public Kept recall() {
        return new Kept(List.copyOf(holders), List.copyOf(measures), new byte[32]);
    }

    @Override
    public boolean write(List<Change> changes, AuditEntry entry) {
        for (Change change : changes) {
            if (change instanceof Change.Lift lift && !measures.contains(lift.measure())) {
                return false;
            }
        }
        audit.add(entry);
        for (Change change : changes) {
            if (change instanceof Change.Appoint appoint) {
                holders.add(appoint.holder());
            } else if (change instanceof Change.Dismiss dismiss) {
                holders.removeIf(holder -> holder.person().equals(dismiss.person()));
            } else if (change instanceof Change.Impose impose) {
                measures.add(impose.measure());
            } else if (change instanceof Change.Lift lift) {
                measures.remove(lift.measure());
            }
        }
        return true;
    }

    @Override
    public List<AuditEntry> audit(long before, int most) {
        return List.copyOf(audit);
    }

    @Override
    public OwnerLink.State ownerLink() {
        return link;
    }

    @Override
    public void keep(OwnerLink.State state) {
        link = state;
    }

    @Override
    public boolean keepFirst(OwnerLink.State state) {
        boolean first = link.equals(OwnerLink.State.NONE);
        if (first) {
            link = state;
        }
        return first;
    }
}
