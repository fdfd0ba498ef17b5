package chat.hubbub.stomp;

import java.time.Clock;
import java.time.Instant;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.NioEndpoint.NioSocketWrapper;

/**
 * A connection whose silence Tomcat measures on the clock for time-outs. By the time of day, as Tomcat has it, whoever
 * waited while this process stood still would be cut off before what they sent meanwhile is read, and so would everybody
 * when the time of day is corrected.
 */
final class SteadySocket extends NioSocketWrapper {

    private static final long LONG_AGO = 0;
    private static final long JUST_NOW = Long.MAX_VALUE;

    private final Clock clock;
    private volatile Instant read;
    private volatile Instant written;

    SteadySocket(NioChannel channel, NioEndpoint endpoint, Clock clock) {
        super(channel, endpoint);
        this.clock = clock;
        this.read = clock.instant();
        this.written = read;
    }

    @Override
    public void updateLastRead() {
        read = clock.instant();
    }

    @Override
    public void updateLastWrite() {
        written = clock.instant();
    }

    /** All that it is asked for is whether the time-out has passed. */
    @Override
    public long getLastRead() {
        return hasPassed(read, getReadTimeout()) ? LONG_AGO : JUST_NOW;
    }

    @Override
    public long getLastWrite() {
        return hasPassed(written, getWriteTimeout()) ? LONG_AGO : JUST_NOW;
    }

    private boolean hasPassed(Instant since, long millis) {
        return millis > 0 && clock.instant().isAfter(since.plusMillis(millis));
    }
}
