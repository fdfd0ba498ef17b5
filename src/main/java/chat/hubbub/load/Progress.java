package chat.hubbub.load;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** A line a second for whoever waits. */
final class Progress implements Chore {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final PrintStream out;
    private final Figures figures;
    private final int people;
    private final long start;
    private long last;
    private long sent;
    private long delivered;

    Progress(PrintStream out, Figures figures, int people, long start) {
        this.out = out;
        this.figures = figures;
        this.people = people;
        this.start = start;
        this.last = start;
    }

    @Override
    public long advance(long now) {
        if (now - last >= SECOND) {
            print(now);
            last = now;
            sent = figures.sent;
            delivered = figures.delivered;
        }
        return last + SECOND - now;
    }

    private void print(long now) {
        double seconds = (now - last) / 1e9;
        out.printf(
                Locale.ROOT,
                "%4d s  connected %d/%d  sent %.0f/s  deliveries %.0f/s  p99 %.1f ms  errors %d%n",
                (now - start) / SECOND,
                figures.ready,
                people,
                (figures.sent - sent) / seconds,
                (figures.delivered - delivered) / seconds,
                figures.latency.percentile(0.99) / 1e6,
                figures.faults.all());
    }
}
