package chat.hubbub.attack;

import java.util.List;
import java.util.Locale;

/** How long lines took from being said to being heard, in milliseconds. */
record Latency(int lines, double median, double p99, double longest) {

    static Latency of(List<Long> nanos) {
        List<Long> sorted = nanos.stream().sorted().toList();
        return new Latency(sorted.size(), at(sorted, 0.5), at(sorted, 0.99), at(sorted, 1));
    }

    private static double at(List<Long> sorted, double share) {
        int index = (int) Math.ceil(share * sorted.size()) - 1;
        return sorted.get(Math.max(0, index)) / 1e6;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%d lines, p50 %.1f ms, p99 %.1f ms, longest %.1f ms", lines, median, p99, longest);
    }
}
