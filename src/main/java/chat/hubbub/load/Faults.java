package chat.hubbub.load;

import java.util.TreeMap;

/** What went wrong, counted by what it was. */
final class Faults {

    private static final int MOST_REASONS = 50;

    final TreeMap<String, Integer> reasons = new TreeMap<>();
    long duplicates;
    long disorders;
    long strays;
    int lost;
    int lostBesides;
    int errorFrames;
    long refused;
    String firstError = "";

    /** A connection that counts, or one that stalled or was replaced on purpose. */
    void lose(String reason, boolean counts) {
        reasons.merge(reasons.size() < MOST_REASONS || reasons.containsKey(reason) ? reason : "other", 1, Integer::sum);
        lost += counts ? 1 : 0;
        lostBesides += counts ? 0 : 1;
    }

    void error(String frame) {
        errorFrames++;
        if (firstError.isEmpty()) {
            firstError = frame.replace('\n', ' ');
        }
    }

    int allLost() {
        return lost + lostBesides;
    }

    long all() {
        return duplicates + disorders + strays + lost + errorFrames + refused;
    }
}
