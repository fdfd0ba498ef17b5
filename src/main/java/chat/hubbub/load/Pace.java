package chat.hubbub.load;

import java.time.Duration;

/** How fast and how long. */
record Pace(double rate, int size, Duration warmUp, Duration duration, Duration drain) {

    static final double HIGHEST_RATE = 10_000_000;

    private static final int MOST_BYTES = 1 << 20;

    static Pace of(Values values) {
        return new Pace(
                values.number(Option.RATE, 0, HIGHEST_RATE),
                values.whole(Option.SIZE, Marker.LENGTH, MOST_BYTES),
                values.duration(Option.WARM_UP),
                values.duration(Option.DURATION),
                values.duration(Option.DRAIN));
    }
}
