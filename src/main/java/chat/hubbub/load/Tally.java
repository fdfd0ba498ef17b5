package chat.hubbub.load;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one connection got from each sender of its room: each number once, in order, and in the same order as the others. */
final class Tally {

    private static final int UNKNOWN = -1;
    private static final long PRIME = 0x9E37_79B9_7F4A_7C15L;

    private final Faults faults;
    private final int firstSender;
    private final int[] next;
    private @Nullable Set<Long> missing;
    private long order;

    private Tally(Faults faults, int firstSender, int senders) {
        this.faults = faults;
        this.firstSender = firstSender;
        this.next = new int[senders];
    }

    /** Of one who is there before the first message. */
    static Tally fromTheStart(Faults faults, int firstSender, int senders) {
        return new Tally(faults, firstSender, senders);
    }

    /** Of one who comes later: what a sender said before the first that arrives is not missed. */
    static Tally fromNowOn(Faults faults, int firstSender, int senders) {
        Tally tally = new Tally(faults, firstSender, senders);
        Arrays.fill(tally.next, UNKNOWN);
        return tally;
    }

    void take(int sender, int number) {
        int seat = sender - firstSender;
        if (seat < 0 || seat >= next.length) {
            faults.strays++;
            return;
        }
        order = (order ^ ((long) sender << 32 | number)) * PRIME;
        if (number == next[seat]) {
            next[seat] = number + 1;
        } else {
            outOfLine(seat, number);
        }
    }

    /** How many of what each sender sent never came. */
    long losses(int[] sent) {
        long losses = missing == null ? 0 : missing.size();
        for (int seat = 0; seat < next.length; seat++) {
            losses += Math.max(0, sent[firstSender + seat] - next[seat]);
        }
        return losses;
    }

    /** The same for everybody who got the same in the same order. */
    long order() {
        return order;
    }

    private void outOfLine(int seat, int number) {
        int expected = next[seat];
        if (expected == UNKNOWN || number > expected) {
            miss(seat, expected == UNKNOWN ? number : expected, number);
            next[seat] = number + 1;
        } else {
            faults.disorders++;
            faults.duplicates += missing != null && missing.remove(key(seat, number)) ? 0 : 1;
        }
    }

    private void miss(int seat, int from, int to) {
        if (missing == null) {
            missing = new HashSet<>();
        }
        for (int number = from; number < to; number++) {
            missing.add(key(seat, number));
        }
    }

    private static Long key(int seat, int number) {
        return (long) seat << 32 | number;
    }
}
