package chat.hubbub.broker;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Small frame logs, and what a reader finds in one, in words. */
final class Logs {

    static final int FULL = 16;
    static final BrokerLimits SMALL =
            new BrokerLimits(FULL, 1 << 20, 1 << 20, 2, 1 << 10, 4, 1 << 10, 5, Duration.ZERO);
    static final BrokerLimits ROOMY =
            new BrokerLimits(4 * FULL, 1 << 20, 1 << 20, 64, 1 << 10, 4, 1 << 10, 5, Duration.ZERO);

    /** Frames of one series are numbered within it. */
    private static final long SERIES = 1_000;

    private Logs() {}

    /** A log for two delivery threads that holds the first frames of series 0. */
    static FrameLog<String> holding(int frames, BrokerLimits limits) {
        FrameLog<String> log = new FrameLog<>(limits, new AtomicLong(), 2);
        for (int i = 1; i <= frames; i++) {
            log.append(frame(0, i));
        }
        return log;
    }

    static Frame<String> frame(int series, int number) {
        return new Frame<>(new Publication<>("said", series * SERIES + number, null, 1));
    }

    /** How many frames there are from an index on, if each is there, and each series is without a gap; else what is wrong. */
    static String from(long index, FrameLog<String> log) {
        @Nullable Frame<String>[] frames = array();
        int count = log.copy(index, frames);
        return count < 0 ? "lapped" : fault(frames, count, count + " in order");
    }

    private static String fault(@Nullable Frame<String>[] frames, int count, String otherwise) {
        long[] last = new long[3];
        for (int i = 0; i < count; i++) {
            Frame<String> frame = frames[i];
            if (frame == null) {
                return "nothing in a frame's place";
            }
            int series = (int) (frame.seq / SERIES);
            long number = frame.seq % SERIES;
            boolean first = last[series] == 0 && (series == 0 || number == 1);
            if (!first && number != last[series] + 1) {
                return "a gap";
            }
            last[series] = number;
        }
        return otherwise;
    }

    @SuppressWarnings("unchecked")
    private static @Nullable Frame<String>[] array() {
        return (Frame<String>[]) new Frame<?>[4 * FULL];
    }
}
