package chat.hubbub.identity;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How nicknames are kept.
 *
 * @param hold how long a nickname that was taken with a secret is kept after its last connection
 */
@ConfigurationProperties("hubbub.identity")
public record IdentityProperties(@DefaultValue("10m") Duration hold) {

    public IdentityProperties {
        if (hold.isNegative()) {
            throw new IllegalArgumentException("hubbub.identity.hold must not be negative, but is " + hold);
        }
    }
}
