package chat.hubbub.stomp;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may connect, and how long a client is waited for.
 *
 * @param origins pages of other sites that may connect, such as {@code https://intranet.example}; {@code *} is any
 * @param connectTime until a client is connected
 * @param frameTime until a frame that was begun is whole
 * @param silence without a byte; a client that lives answers pings
 * @param sockjsSessions of all clients that come by HTTP
 */
@ConfigurationProperties("hubbub.stomp")
record StompProperties(
        @DefaultValue List<String> origins,
        @DefaultValue("10s") Duration connectTime,
        @DefaultValue("30s") Duration frameTime,
        @DefaultValue("60s") Duration silence,
        @DefaultValue("10000") int sockjsSessions) {

    StompProperties {
        requirePositive("hubbub.stomp.connect-time", connectTime);
        requirePositive("hubbub.stomp.frame-time", frameTime);
        requirePositive("hubbub.stomp.silence", silence);
        if (sockjsSessions < 1) {
            throw new IllegalArgumentException(
                    "hubbub.stomp.sockjs-sessions must be at least 1, but is " + sockjsSessions);
        }
    }

    Patience patience() {
        return new Patience(connectTime, frameTime, silence);
    }

    private static void requirePositive(String name, Duration time) {
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException(name + " must be longer than no time, but is " + time);
        }
    }
}
