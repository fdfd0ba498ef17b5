package chat.hubbub.presence;

import chat.hubbub.identity.Speaker;
import java.time.Instant;

/** One person's subscriptions in one room. Guarded by the presence. */
final class Seats {

    private Instant since;
    private Speaker speaker;
    private int taken;
    private int takenHere;
    private int departures;
    private int renames;
    private boolean leaving;

    Seats(Speaker speaker, Instant since) {
        this.speaker = speaker;
        this.since = since;
    }

    Speaker speaker() {
        return speaker;
    }

    Instant since() {
        return since;
    }

    /** Somebody on another node knows that they were taken by then: who came first counts for all. */
    void wereTakenBy(Instant time) {
        if (time.isBefore(since)) {
            since = time;
        }
    }

    void take(boolean here) {
        taken++;
        takenHere += here ? 1 : 0;
        leaving = false;
    }

    /** Takes over all the seats of the same person under another nickname. */
    void takeOver(Seats others) {
        taken += others.taken;
        leaving &= others.taken == 0;
        takenHere += others.takenHere;
        others.taken = 0;
        others.takenHere = 0;
    }

    /** Nobody is to be told. */
    void go(Speaker by) {
        speaker = by;
    }

    void rename(Speaker now) {
        speaker = now;
        renames++;
    }

    /** One rename less of which nobody knows yet. True if somebody was about to leave and waited for that. */
    boolean renameIsTold() {
        return --renames == 0 && leaving && areEmpty();
    }

    /** Whether somebody can leave now: nobody would know who that is before their rename is told. */
    boolean mayDepart() {
        leaving = renames > 0;
        return !leaving;
    }

    /** True if that was the last one. */
    boolean giveBack(boolean here) {
        departures++;
        takenHere -= here ? 1 : 0;
        return --taken == 0;
    }

    /** Whether connections of this node have any of them. */
    boolean areHere() {
        return takenHere > 0;
    }

    boolean areEmpty() {
        return taken == 0;
    }

    /** Tells one departure from the next, so that an old grace time does not end a new stay. */
    int departures() {
        return departures;
    }
}
