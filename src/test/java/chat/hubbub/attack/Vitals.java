package chat.hubbub.attack;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How much a server holds. The process of a server that is tested holds its tests too. */
record Vitals(int threads, int descriptors, int connections, long heapBytes) {

    private static final long MB = 1 << 20;

    /** @param metrics in the text format of Prometheus */
    static Vitals read(String metrics) {
        return new Vitals(
                (int) sum(metrics, "jvm_threads_live_threads"),
                (int) sum(metrics, "process_files_open_files"),
                (int) sum(metrics, "hubbub_connections"),
                (long) sum(metrics, "jvm_memory_used_bytes\\{area=\"heap\".*}"));
    }

    private static double sum(String metrics, String pattern) {
        Matcher lines = Pattern.compile("(?m)^" + pattern + " (\\S+)\\s*$").matcher(metrics);
        double sum = 0;
        boolean found = false;
        for (; lines.find(); found = true) {
            sum += Double.parseDouble(lines.group(1));
        }
        if (!found) {
            throw new IllegalStateException("No metric is " + pattern);
        }
        return sum;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%d threads, %d descriptors, %d connections, %d MB of heap",
                threads,
                descriptors,
                connections,
                heapBytes / MB);
    }
}
