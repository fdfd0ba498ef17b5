package chat.hubbub.load;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;

/** The server, and how to reach it. */
record Target(InetSocketAddress address, String host, String path, boolean secure, boolean insecure) {

    static Target of(String url, Values values) {
        URI uri = parse(url);
        boolean secure = secure(uri, url);
        int port = uri.getPort() > 0 ? uri.getPort() : secure ? 443 : 80;
        InetSocketAddress address = new InetSocketAddress(resolve(uri.getHost()), port);
        return new Target(address, uri.getHost(), path(uri, values), secure, values.yes(Option.INSECURE));
    }

    boolean isLocal() {
        return address.getAddress().isLoopbackAddress() && address.getAddress().getAddress().length == 4;
    }

    String authority() {
        return host + ":" + address.getPort();
    }

    private static URI parse(String url) {
        try {
            URI uri = new URI(url);
            if (uri.getHost() == null || uri.getScheme() == null) {
                throw unusable(url);
            }
            return uri;
        } catch (URISyntaxException e) {
            throw unusable(url);
        }
    }

    private static boolean secure(URI uri, String url) {
        return switch (uri.getScheme()) {
            case "ws", "http" -> false;
            case "wss", "https" -> true;
            default -> throw unusable(url);
        };
    }

    private static InetAddress resolve(String host) {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new Unusable("There is no host " + host + ".");
        }
    }

    private static String path(URI uri, Values values) {
        String path = uri.getRawPath();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return (path == null || path.length() < 2 ? values.text(Option.PATH) : path) + query;
    }

    private static Unusable unusable(String url) {
        return new Unusable(
                "A URL looks like ws://localhost:8080 or wss://chat.example.org/ws, not like \"" + url + "\".");
    }
}
