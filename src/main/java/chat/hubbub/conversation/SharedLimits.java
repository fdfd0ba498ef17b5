package chat.hubbub.conversation;

import chat.hubbub.moderation.Authority;
import chat.hubbub.moderation.Gatekeeper;
import chat.hubbub.moderation.Quotas;
import chat.hubbub.moderation.Spent;
import chat.hubbub.moderation.Tab;
import java.util.List;

/**
 * Limits that hold for several nodes together: each is told now and then what was used up on the others, and counts it as its
 * own. Safe for any thread; never waits.
 */
public final class SharedLimits {

    private final Tab tab;
    private final Gatekeeper gatekeeper;
    private final Quotas quotas;
    private final Authority authority;

    SharedLimits(Tab tab, Gatekeeper gatekeeper, Quotas quotas, Authority authority) {
        this.tab = tab;
        this.gatekeeper = gatekeeper;
        this.quotas = quotas;
        this.authority = authority;
    }

    /** What was used up here since the last time, to be told to the other nodes about once a second. */
    public List<Spent> take() {
        return tab.take();
    }

    /** Has something done, quickly, when the others should be told at once. */
    public void whenUrgent(Runnable action) {
        tab.whenTurnIsTaken(action);
    }

    /** Counts what another node told of. Nobody is refused anything by it, nor held back for longer than a burst takes. */
    public void charge(List<Spent> elsewhere) {
        for (Spent spent : elsewhere) {
            if (spent instanceof Spent.UnderNickname named) {
                gatekeeper.charge(named);
            } else if (spent instanceof Spent.FromAddress from) {
                quotas.charge(from);
            } else {
                authority.charge((Spent.Turn) spent);
            }
        }
    }
}
