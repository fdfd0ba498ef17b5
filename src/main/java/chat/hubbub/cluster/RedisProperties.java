package chat.hubbub.cluster;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The Redis through which nodes tell each other what is new, in the profile {@code cluster}.
 *
 * @param url redis://, or rediss:// with TLS; user and password go before an @
 * @param prefix what all names in that Redis begin with, so that several installations can share it
 */
@ConfigurationProperties("hubbub.redis")
record RedisProperties(
        @DefaultValue("redis://localhost:6379") String url,
        @DefaultValue("hubbub") String prefix) {

    private static final Pattern URL = Pattern.compile("rediss?://.+");
    private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9:._-]{1,64}");

    RedisProperties {
        if (!URL.matcher(url).matches() || !hasHost(url)) {
            throw new IllegalArgumentException("hubbub.redis.url is redis:// or rediss:// and a host,"
                    + " with the special characters of a password percent-encoded");
        }
        if (!PREFIX.matcher(prefix).matches()) {
            throw new IllegalArgumentException(
                    "hubbub.redis.prefix is 1 to 64 letters, digits and : . _ -, but is " + prefix);
        }
    }

    private static boolean hasHost(String url) {
        try {
            URI uri = new URI(url);
            // An @ behind a / means that the / was one of the password.
            return uri.getHost() != null && !uri.getRawPath().contains("@");
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "RedisProperties[url=" + url.replaceFirst("//.*@", "//…@") + ", prefix=" + prefix + "]";
    }
}
