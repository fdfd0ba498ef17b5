package chat.hubbub.web;

import chat.hubbub.moderation.Address;
import chat.hubbub.moderation.Network;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells where a request comes from that proxies passed on: the last address in {@code X-Forwarded-For} that is none of
 * theirs. What stands before it may be anybody's invention, and from whoever is no configured proxy all of it is. The header
 * {@code Forwarded} never counts: a proxy that writes the one passes the other on as it came.
 */
final class ForwardedValve extends ValveBase {

    private static final Logger logger = LoggerFactory.getLogger(ForwardedValve.class);
    private static final String HEADER = "X-Forwarded-For";

    private final List<Network> proxies;
    private final AtomicBoolean warned = new AtomicBoolean();

    ForwardedValve(List<Network> proxies) {
        super(true);
        this.proxies = proxies;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (request.getHeader(HEADER) != null) {
            if (isProxy(request.getRemoteAddr())) {
                request.setRemoteAddr(origin(request.getRemoteAddr(), hops(request)));
            } else {
                warnOnce(request.getRemoteAddr());
            }
        }
        getNext().invoke(request, response);
    }

    /** From hop to hop, as long as each was told by a proxy; one that is no address ends it. */
    private String origin(String peer, List<String> hops) {
        String origin = peer;
        for (int i = hops.size() - 1; i >= 0 && isProxy(origin); i--) {
            String hop = withoutPort(hops.get(i));
            if (Address.of(hop).equals(Address.UNKNOWN)) {
                return origin;
            }
            origin = hop;
        }
        return origin;
    }

    private boolean isProxy(String address) {
        return Network.anyContains(proxies, address);
    }

    private static List<String> hops(Request request) {
        return Collections.list(request.getHeaders(HEADER)).stream()
                .flatMap(line -> Arrays.stream(line.split(",", -1)))
                .map(String::strip)
                .toList();
    }

    /** Some proxies add the port, to {@code 192.0.2.1} as {@code 192.0.2.1:4711} and to {@code 2001:db8::1} as {@code [2001:db8::1]:4711}. */
    private static String withoutPort(String hop) {
        return hop.startsWith("[")
                ? hop.replaceFirst("^\\[(.*)](?::\\d+)?$", "$1")
                : hop.replaceFirst("^([0-9.]+):\\d+$", "$1");
    }

    /** A stranger may send the header too; but whoever does so from near by is a proxy that was forgotten. */
    private void warnOnce(String peer) throws IOException {
        InetAddress address = InetAddress.getByName(peer);
        boolean near = address.isLoopbackAddress() || address.isSiteLocalAddress();
        if (near && warned.compareAndSet(false, true)) {
            logger.warn("Requests come through a proxy that hubbub.proxies does not name:"
                    + " all who come through it count as one address, and share its limits.");
        }
    }
}
