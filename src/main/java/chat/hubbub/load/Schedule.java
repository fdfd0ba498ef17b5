package chat.hubbub.load;

import java.util.ArrayList;
import java.util.List;

/**
 * When each message is to be sent, whatever became of those before it: an open loop. The senders of all rooms take turns,
 * so that messages are spread evenly over time.
 */
final class Schedule implements Chore {

    private static final int AT_ONCE = 10_000;

    private final double interval;
    private final List<Sender> turns = new ArrayList<>();
    private final int[] turnOf;
    private long start;
    private long end;
    private long next;

    Schedule(double rate, int senders) {
        this.interval = 1e9 / rate;
        this.turnOf = new int[senders];
    }

    void add(Sender sender, int id) {
        turnOf[id] = turns.size();
        turns.add(sender);
    }

    /** In nanoseconds of {@code System.nanoTime}. */
    void run(long from, long until) {
        start = from;
        end = until;
    }

    long planned(int sender, int number) {
        return planned((long) number * turns.size() + turnOf[sender]);
    }

    @Override
    public long advance(long now) {
        if (turns.isEmpty()) {
            return NEVER;
        }
        long from = next;
        while (next - from < AT_ONCE && planned(next) - now <= 0 && planned(next) - end < 0) {
            turns.get((int) (next++ % turns.size())).owe();
        }
        speak(from);
        return planned(next) - end < 0 ? Math.max(0, planned(next) - now) : NEVER;
    }

    /** Whether everybody had all their turns: a generator that was held up has some left after the end. */
    boolean isOver() {
        return turns.isEmpty() || planned(next) - end >= 0;
    }

    int[] sent() {
        int[] sent = new int[turns.size()];
        for (int id = 0; id < sent.length; id++) {
            sent[id] = turns.get(turnOf[id]).sent();
        }
        return sent;
    }

    long unsent() {
        return turns.stream().mapToLong(Sender::unsent).sum();
    }

    /** Everybody whose turn it was writes all of it at once. */
    private void speak(long from) {
        for (long turn = Math.max(from, next - turns.size()); turn < next; turn++) {
            turns.get((int) (turn % turns.size())).speak();
        }
    }

    private long planned(long turn) {
        return start + (long) (turn * interval);
    }
}
