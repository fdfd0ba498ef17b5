package chat.hubbub.cluster;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection to Redis, for ever: one that broke, or through which nothing comes back, is replaced. For one thread, but for what is
 * said otherwise.
 */
final class Line implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Line.class);

    /** A server that stands still may go on; one behind a cable that was cut never tells. */
    private static final long LONGEST_SILENCE_MILLIS = 6_000;

    private final RedisClients clients;
    private final RedisSession.Listener listener;
    private final Pulse pulse;
    private final Clock steadyClock;
    private final Traffic traffic;
    private volatile @Nullable RedisSession session;
    private long opened;
    private boolean failing;

    Line(RedisClients clients, RedisSession.Listener listener, Pulse pulse, Clock steadyClock, Traffic traffic) {
        this.clients = clients;
        this.listener = listener;
        this.pulse = pulse;
        this.steadyClock = steadyClock;
        this.traffic = traffic;
    }

    /** The open connection, if there is one. Safe for any thread. */
    @Nullable RedisSession session() {
        RedisSession now = session;
        return now != null && now.isOpen() ? now : null;
    }

    /** Whether news get through. Safe for any thread. */
    boolean works() {
        return session() != null && pulse.isFelt();
    }

    /** Connects where there is no connection. May wait for two seconds or so. True if there is a new one. */
    boolean tend() {
        if (session() != null && !isDeaf()) {
            return false;
        }
        hangUp();
        try {
            session = clients.open(listener);
            opened = steadyClock.millis();
            failing = false;
            return true;
        } catch (RuntimeException e) {
            if (!failing) {
                failing = true;
                log.warn("Redis cannot be reached, so news of other nodes come by way of the database: {}", cause(e));
            }
            return false;
        }
    }

    @Override
    public void close() {
        hangUp();
        clients.close();
    }

    private void hangUp() {
        RedisSession broken = session;
        session = null;
        pulse.stop();
        if (broken != null) {
            traffic.lostConnections.increment();
            broken.close();
        }
    }

    private boolean isDeaf() {
        return Math.min(pulse.silence(), steadyClock.millis() - opened) > LONGEST_SILENCE_MILLIS;
    }

    private static String cause(Throwable fault) {
        Throwable cause = fault;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.toString();
    }
}
