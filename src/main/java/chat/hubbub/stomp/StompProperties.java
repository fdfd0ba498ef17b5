package chat.hubbub.stomp;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may connect.
 *
 * @param origins pages of other sites that may connect, such as {@code https://intranet.example}; {@code *} is any
 */
@ConfigurationProperties("hubbub.stomp")
record StompProperties(@DefaultValue List<String> origins) {}
