package chat.hubbub.presence;

import chat.hubbub.identity.Speaker;
import java.time.Instant;

/** One person's subscriptions in one room. Guarded by the presence. */
final class Seats {

    final Speaker speaker;
    final Instant since;
    private int taken;
    private int departures;

    Seats(Speaker speaker, Instant since) {
        this.speaker = speaker;
        this.since = since;
    }

    void take() {
        taken++;
    }

    /** True if that was the last one. */
    boolean giveBack() {
        departures++;
        return --taken == 0;
    }

    boolean areEmpty() {
        return taken == 0;
    }

    /** Tells one departure from the next, so that an old grace time does not end a new stay. */
    int departures() {
        return departures;
    }
}
