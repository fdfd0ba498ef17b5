package chat.hubbub.cluster;

/** How many seats of other nodes are kept in memory: of each one, and of all. Guarded by the presence. */
final class SeatAllowance {

    static final int MOST_OF_A_NODE = 200_000;
    static final int MOST = 1_000_000;

    private final int most;
    private int taken;

    SeatAllowance(int most) {
        this.most = most;
    }

    /** False if there is no room for another one. */
    boolean take(int ofThatNode) {
        if (taken >= most || ofThatNode >= MOST_OF_A_NODE) {
            return false;
        }
        taken++;
        return true;
    }

    void giveBack() {
        taken--;
    }
}
