package chat.hubbub.moderation;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How fast one person may speak.
 *
 * @param enabled load tests turn the limits off
 * @param burst messages that may come at once
 * @param perSecond messages a second in the long run
 */
@ConfigurationProperties("hubbub.limits")
public record LimitsProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("200") int burst,
        @DefaultValue("20") int perSecond) {

    public LimitsProperties {
        requirePositive("hubbub.limits.burst", burst);
        requirePositive("hubbub.limits.per-second", perSecond);
    }

    private static void requirePositive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be at least 1, but is " + value);
        }
    }
}
