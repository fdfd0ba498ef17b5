package chat.hubbub.presence;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long people may be away unnoticed.
 *
 * @param grace how long somebody whose connection broke is still in the room
 */
@ConfigurationProperties("hubbub.presence")
public record PresenceProperties(@DefaultValue("5s") Duration grace) {

    public PresenceProperties {
        if (grace.isNegative()) {
            throw new IllegalArgumentException("hubbub.presence.grace must not be negative, but is " + grace);
        }
    }
}
