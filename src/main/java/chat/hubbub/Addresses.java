package chat.hubbub;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where people find the page.
 *
 * @param bound the one address that the server listens on; null is all of them
 * @param path of the page, from slash to slash
 */
record Addresses(String scheme, @Nullable InetAddress bound, int port, String path) {

    /** For somebody who sits at this machine; empty where the server listens on the network only. */
    List<String> onThisMachine() {
        boolean reachable = bound == null || bound.isAnyLocalAddress() || bound.isLoopbackAddress();
        return reachable ? List.of(url("localhost")) : List.of();
    }

    /** For everybody else near by. */
    List<String> onTheNetwork() {
        return listening()
                .filter(address -> !address.isLoopbackAddress())
                .map(address -> url(host(address)))
                .sorted()
                .toList();
    }

    private Stream<InetAddress> listening() {
        return bound == null || bound.isAnyLocalAddress() ? local() : Stream.of(bound);
    }

    private String url(String host) {
        boolean usual = port == (scheme.equals("https") ? 443 : 80);
        return scheme + "://" + host + (usual ? "" : ":" + port) + path;
    }

    private static String host(InetAddress address) {
        String host = address.getHostAddress();
        return address instanceof Inet4Address ? host : "[" + host + "]";
    }

    private static Stream<InetAddress> local() {
        try {
            return NetworkInterface.networkInterfaces()
                    .filter(Addresses::isUp)
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> address instanceof Inet4Address && address.isSiteLocalAddress());
        } catch (SocketException e) {
            return Stream.empty();
        }
    }

    private static boolean isUp(NetworkInterface network) {
        try {
            return network.isUp();
        } catch (SocketException e) {
            return false;
        }
    }
}
