package chat.hubbub.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Times in nanoseconds, and what is worth knowing of them. Safe for any thread. */
final class Latencies {

    private final List<Long> nanos = new ArrayList<>();

    synchronized void add(long time) {
        nanos.add(time);
    }

    synchronized int count() {
        return nanos.size();
    }

    /** In milliseconds. */
    synchronized double percentile(double share) {
        List<Long> sorted = new ArrayList<>(nanos);
        Collections.sort(sorted);
        int index = (int) Math.min(sorted.size() - 1L, (long) Math.ceil(share * sorted.size()));
        return sorted.isEmpty() ? Double.NaN : sorted.get(index) / 1e6;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "p50 %.2f ms, p99 %.2f ms, %d times", percentile(0.5), percentile(0.99), count());
    }
}
