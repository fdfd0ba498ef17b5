package chat.hubbub.stomp;

import chat.hubbub.moderation.Limit;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a client is alive. What was negotiated can only make this stricter: no {@code CONNECT}, a frame that takes too
 * long, or no byte for a while ends the connection. Safe for any thread.
 */
final class Pulse {

    /** Missing one heart-beat is weather, missing three is death. */
    private static final int MISSED_BEATS = 3;

    private final Patience patience;
    private final Instant opened;
    private Instant heard;
    private Instant beaten;
    private Instant asked;
    private @Nullable Instant frameBegun;
    private @Nullable HeartBeat heartBeat;
    private @Nullable Limit cause;
    private boolean told;

    enum Finding {
        ALIVE,
        /** It is time for a heart-beat of ours. */
        SEND_HEART_BEAT,
        /** It has been quiet for a while. */
        ASK,
        DEAD
    }

    Pulse(Instant now, Patience patience) {
        this.patience = patience;
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
        if (passed(heard, askAfter(), now) && passed(asked, askAfter(), now)) {
            asked = now;
            return Finding.ASK;
        }
        return Finding.ALIVE;
    }

    /** Why it was found dead, the first time that this is asked. */
    synchronized Optional<Limit> causeOfDeath() {
        Optional<Limit> news = told ? Optional.empty() : Optional.ofNullable(cause);
        told |= cause != null;
        return news;
    }

    private boolean isDead(Instant now) {
        if (heartBeat == null && passed(opened, patience.connectTime(), now)) {
            cause = Limit.CONNECT_TIME;
        } else if (frameBegun != null && passed(frameBegun, patience.frameTime(), now)) {
            cause = Limit.FRAME_TIME;
        } else if (passed(heard, mostSilence(), now)) {
            cause = Limit.SILENCE;
        } else {
            return false;
        }
        return true;
    }

    /** Often enough that an answer or two may get lost. */
    private Duration askAfter() {
        return patience.silence().dividedBy(4);
    }

    private Duration mostSilence() {
        if (heartBeat == null || heartBeat.expectMillis() == 0) {
            return patience.silence();
        }
        Duration promised = Duration.ofMillis(MISSED_BEATS * heartBeat.expectMillis());
        return promised.compareTo(patience.silence()) < 0 ? promised : patience.silence();
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
