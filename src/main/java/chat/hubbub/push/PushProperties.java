package chat.hubbub.push;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whether and how people are called when their page is closed.
 *
 * @param contact whom the operator of a push service can turn to, as {@code mailto:} or {@code https:}; where it is empty, the
 *     site that the browser knows
 * @param trusted push services that may be anywhere, such as {@code http://localhost:9000}; for tests and for a LAN's own
 */
@ConfigurationProperties("hubbub.push")
record PushProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("") String contact,
        @DefaultValue List<String> trusted) {

    PushProperties {
        if (!contact.isEmpty() && !contact.matches("(mailto:[!-~]+@[!-~]+|https://[!-~]+)")) {
            throw new IllegalArgumentException(
                    "hubbub.push.contact must begin with mailto: or https://, or be empty, but is " + contact);
        }
        for (String origin : trusted) {
            if (Endpoint.parse(origin)
                    .filter(one -> one.origin().equals(origin))
                    .isEmpty()) {
                throw new IllegalArgumentException(
                        "hubbub.push.trusted must be origins such as http://localhost:9000, but one is " + origin);
            }
        }
    }

    boolean trusts(Endpoint endpoint) {
        return trusted.contains(endpoint.origin());
    }
}
