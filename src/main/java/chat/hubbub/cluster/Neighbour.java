package chat.hubbub.cluster;

import java.util.List;
import java.util.TreeMap;

/** One other node, as far as it is known here: up to which number its moves were followed. Guarded by the neighbours. */
final class Neighbour {

    static final int MOST_WAITING = 20_000;
    private static final int MOST_WAITING_BATCHES = 1_000;
    private static final long UNKNOWN = -1;

    final ForeignSeats seats;
    private final TreeMap<Long, List<Move>> waiting = new TreeMap<>();
    private long followed = UNKNOWN;
    private long announced;

    /** When it was last heard, and when Redis was last asked about it, in milliseconds. */
    long heard;

    /** For how many milliseconds news got through since then, in all. */
    long silent;

    long asked;

    /** Whether the answer is still to come. */
    boolean asking;

    Neighbour(ForeignSeats seats) {
        this.seats = seats;
    }

    /** It made moves up to this number. */
    void announce(long number) {
        announced = Math.max(announced, number);
        if (followed == UNKNOWN && number == 0) {
            followed = 0;
        }
    }

    /** These came, in whichever order. What is too much is read from Redis. */
    void hear(News.Moves moves) {
        announce(moves.number());
        if (moves.number() > followed && hasRoomFor(moves)) {
            waiting.put(moves.number(), moves.moves());
        }
        follow();
    }

    /** This is how it stood once. */
    void see(Roll.Snapshot snapshot) {
        if (snapshot.number() > followed) {
            seats.become(snapshot.places());
            followed = snapshot.number();
            announce(followed);
            follow();
        }
    }

    boolean isKnown() {
        return followed != UNKNOWN && !isBehind();
    }

    boolean isBehind() {
        return followed < announced;
    }

    private boolean hasRoomFor(News.Moves moves) {
        int all = waiting.values().stream().mapToInt(List::size).sum();
        return waiting.size() < MOST_WAITING_BATCHES && all + moves.moves().size() <= MOST_WAITING;
    }

    private void follow() {
        waiting.headMap(followed, true).clear();
        if (followed == UNKNOWN) {
            return;
        }
        for (List<Move> next = waiting.remove(followed + 1); next != null; next = waiting.remove(followed + 1)) {
            seats.move(next);
            followed++;
        }
    }
}
