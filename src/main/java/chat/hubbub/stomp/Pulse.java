package chat.hubbub.stomp;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a client is alive. What was negotiated can only make this stricter: no {@code CONNECT} in 10 s, a frame that takes
 * longer than 30 s, or no byte for a minute ends the connection. Safe for any thread.
 */
final class Pulse {

    static final Duration MOST_BEFORE_CONNECT = Duration.ofSeconds(10);
    static final Duration MOST_FOR_A_FRAME = Duration.ofSeconds(30);
    static final Duration MOST_SILENCE = Duration.ofSeconds(60);
    static final Duration ASK_AFTER = Duration.ofSeconds(15);

    /** Missing one heart-beat is weather, missing three is death. */
    private static final int MISSED_BEATS = 3;

    private final Instant opened;
    private Instant heard;
    private Instant beaten;
    private Instant asked;
    private @Nullable Instant frameBegun;
    private @Nullable HeartBeat heartBeat;

    enum Finding {
        ALIVE,
        /** It is time for a heart-beat of ours. */
        SEND_HEART_BEAT,
        /** It has been quiet for a while. */
        ASK,
        DEAD
    }

    Pulse(Instant now) {
        this.opened = now;
        this.heard = now;
        this.beaten = now;
        this.asked = now;
    }

    synchronized void heard(Instant now) {
        heard = now;
    }

    synchronized void connected(HeartBeat agreed) {
        heartBeat = agreed;
    }

    synchronized void insideFrame(boolean inside, Instant now) {
        if (!inside) {
            frameBegun = null;
        } else if (frameBegun == null) {
            frameBegun = now;
        }
    }

    synchronized Finding check(Instant now) {
        if (isDead(now)) {
            return Finding.DEAD;
        }
        if (isTimeToBeat(now)) {
            beaten = now;
            return Finding.SEND_HEART_BEAT;
        }
        if (passed(heard, ASK_AFTER, now) && passed(asked, ASK_AFTER, now)) {
            asked = now;
            return Finding.ASK;
        }
        return Finding.ALIVE;
    }

    private boolean isDead(Instant now) {
        return heartBeat == null && passed(opened, MOST_BEFORE_CONNECT, now)
                || frameBegun != null && passed(frameBegun, MOST_FOR_A_FRAME, now)
                || passed(heard, mostSilence(), now);
    }

    private Duration mostSilence() {
        if (heartBeat == null || heartBeat.expectMillis() == 0) {
            return MOST_SILENCE;
        }
        Duration promised = Duration.ofMillis(MISSED_BEATS * heartBeat.expectMillis());
        return promised.compareTo(MOST_SILENCE) < 0 ? promised : MOST_SILENCE;
    }

    /** A second early, since this is looked at only about once a second. */
    private boolean isTimeToBeat(Instant now) {
        return heartBeat != null
                && heartBeat.sendMillis() > 0
                && passed(beaten, Duration.ofMillis(heartBeat.sendMillis() - 1_500), now);
    }

    private static boolean passed(Instant since, Duration time, Instant now) {
        return now.isAfter(since.plus(time));
    }
}
