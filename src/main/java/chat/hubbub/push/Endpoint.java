package chat.hubbub.push;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a push service takes what is for one browser. Whoever knows it can try to push there, so it is shown to nobody.
 * Its form says nothing yet about whether this server should go there.
 */
public record Endpoint(String address) {

    static final int MOST_CHARS = 2_048;

    private static final Pattern VISIBLE = Pattern.compile("[!-~]+");

    /** Its last part begins with a letter, so that none of the ways to write a bare address is one. */
    private static final Pattern HOST_NAME =
            Pattern.compile("([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z]([a-z0-9-]*[a-z0-9])?");

    private static final int HTTPS_PORT = 443;
    private static final int HTTP_PORT = 80;

    public Endpoint {
        if (!isOne(address)) {
            throw new IllegalArgumentException("Not an endpoint of a push service");
        }
    }

    public static Optional<Endpoint> parse(String address) {
        return isOne(address) ? Optional.of(new Endpoint(address)) : Optional.empty();
    }

    /** As the services of the public internet have it: https, on its usual port, at a name. */
    boolean isOrdinary() {
        return isEncrypted()
                && port() == HTTPS_PORT
                && HOST_NAME.matcher(host()).matches();
    }

    boolean isEncrypted() {
        return scheme().equals("https");
    }

    String host() {
        return uri().getHost().toLowerCase(Locale.ROOT);
    }

    int port() {
        int port = uri().getPort();
        return port >= 0 ? port : isEncrypted() ? HTTPS_PORT : HTTP_PORT;
    }

    /** Scheme and host, and the port where it is not the usual one. */
    String origin() {
        return scheme() + "://" + authority();
    }

    String authority() {
        boolean usual = port() == (isEncrypted() ? HTTPS_PORT : HTTP_PORT);
        return usual ? host() : host() + ':' + port();
    }

    /** What is asked for at the host. */
    String target() {
        String path = uri().getRawPath();
        String query = uri().getRawQuery();
        return (path.isEmpty() ? "/" : path) + (query == null ? "" : '?' + query);
    }

    private String scheme() {
        return uri().getScheme().toLowerCase(Locale.ROOT);
    }

    private URI uri() {
        return URI.create(address);
    }

    private static boolean isOne(String address) {
        if (address.length() > MOST_CHARS || !VISIBLE.matcher(address).matches()) {
            return false;
        }
        try {
            URI uri = new URI(address);
            return uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawFragment() == null
                    && uri.getPort() != 0
                    && ("https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "Endpoint[" + origin() + "/…]";
    }
}
