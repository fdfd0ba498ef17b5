package chat.hubbub.load;

/**
 * Counts durations to three significant digits without allocating: each power of two is divided into 1,024 steps, as in
 * HdrHistogram.
 */
final class Histogram {

    private static final int STEPS = 1_024;
    private static final int STEP_BITS = 10;
    private static final int MOST_BITS = 42;
    private static final long MOST = (1L << MOST_BITS) - 1;

    private final long[] counts = new long[(MOST_BITS - STEP_BITS + 1) * STEPS];
    private long total;
    private long max;

    /** Negative ones count as 0, those of more than an hour as an hour and some minutes. */
    void record(long nanos) {
        long value = Math.min(Math.max(nanos, 0), MOST);
        counts[index(value)]++;
        total++;
        max = Math.max(max, value);
    }

    long total() {
        return total;
    }

    long max() {
        return max;
    }

    /** The least duration that so much of all (0 to 1) do not exceed; 0 if there are none. */
    long percentile(double share) {
        long rank = Math.max(1, (long) Math.ceil(share * total));
        long seen = 0;
        for (int i = 0; i < counts.length; i++) {
            seen += counts[i];
            if (seen >= rank) {
                return Math.min(highest(i), max);
            }
        }
        return max;
    }

    private static int index(long value) {
        int shift = shift(value);
        return shift * STEPS + (int) (value >>> shift);
    }

    private static int shift(long value) {
        return Math.max(0, Long.SIZE - 1 - STEP_BITS - Long.numberOfLeadingZeros(value));
    }

    /** The largest value that is counted there. */
    private static long highest(int index) {
        int shift = Math.max(0, index / STEPS - 1);
        return ((long) (index - shift * STEPS + 1) << shift) - 1;
    }
}
