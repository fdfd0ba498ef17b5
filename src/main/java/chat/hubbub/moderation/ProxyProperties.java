package chat.hubbub.moderation;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whom to believe where a request comes from.
 *
 * @param proxies whose {@code X-Forwarded-For} counts; from everybody else it is a text like any other
 */
@ConfigurationProperties("hubbub")
public record ProxyProperties(@DefaultValue List<Network> proxies) {

    public ProxyProperties {
        proxies = List.copyOf(proxies);
    }
}
