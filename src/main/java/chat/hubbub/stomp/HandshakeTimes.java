package chat.hubbub.stomp;

import chat.hubbub.moderation.Limit;
import chat.hubbub.moderation.Quotas;
import java.nio.channels.SocketChannel;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How long the handshakes of TLS take, from the moment their connection is accepted. Tomcat's time-out begins anew with each
 * byte, so that a client that drips would be waited for as long as it likes; here it is not. Safe for any thread.
 */
final class HandshakeTimes {

    private final Quotas quotas;
    private final Clock clock;
    private final ConcurrentHashMap<SocketChannel, Instant> begun = new ConcurrentHashMap<>();

    HandshakeTimes(Quotas quotas, Clock clock) {
        this.quotas = quotas;
        this.clock = clock;
    }

    void begin(SocketChannel socket) {
        begun.put(socket, clock.instant());
    }

    /** It is done, or nobody waits for it any more. */
    void end(SocketChannel socket) {
        begun.remove(socket);
    }

    /** Ends what takes too long. */
    void check() {
        Instant tooLongAgo = clock.instant().minus(quotas.handshakeTime());
        begun.forEach((socket, since) -> {
            if (since.isBefore(tooLongAgo) && begun.remove(socket, since)) {
                quotas.refused(Limit.HANDSHAKE_TIME);
                AcceptedSockets.cut(socket);
            }
        });
    }
}
