package chat.hubbub.message;

/** A batch that this node stored, until all of it was told here. Belongs to the feed's thread. */
final class OwnBatch {

    private final Runnable told;
    private final long since;
    private int untold;

    OwnBatch(int events, Runnable told, long now) {
        this.untold = events;
        this.told = told;
        this.since = now;
    }

    void oneIsTold() {
        if (--untold == 0) {
            told.run();
        }
    }

    /** It is durable, whatever this node can tell of it: its senders are not kept waiting for ever. */
    void giveUpWaiting() {
        if (untold > 0) {
            untold = 0;
            told.run();
        }
    }

    boolean isOver() {
        return untold <= 0;
    }

    long since() {
        return since;
    }
}
