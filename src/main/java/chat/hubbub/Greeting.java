package chat.hubbub;

import chat.hubbub.conversation.Owners;
import chat.hubbub.moderation.OwnerLink;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Ends the log of the start with the addresses to open: whoever started Hubbub wants to go there, or to send them on. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
final class Greeting implements ApplicationListener<ApplicationReadyEvent> {

    private static final Logger log = LoggerFactory.getLogger(Greeting.class);

    @Override
    public void onApplicationEvent(ApplicationReadyEvent event) {
        if (event.getApplicationContext() instanceof WebServerApplicationContext context) {
            WebServer server = context.getWebServer();
            if (server != null && server.getPort() > 0) {
                Addresses addresses = addresses(server, context.getBean(ServerProperties.class));
                context.getBean(Owners.class).firstLink().ifPresent(link -> tell(addresses, link));
                tell(addresses);
            }
        }
    }

    private static Addresses addresses(WebServer server, ServerProperties properties) {
        InetAddress bound = Objects.requireNonNullElse(properties.getAddress(), new InetSocketAddress(0).getAddress());
        String scheme = Ssl.isEnabled(properties.getSsl()) ? "https" : "http";
        String contextPath = properties.getServlet().getContextPath();
        String path = contextPath == null ? "/" : contextPath + "/";
        return new Addresses(scheme, bound, server.getPort(), path);
    }

    /** Once in the life of a data folder, for its operator alone: nobody is told of it again. */
    private static void tell(Addresses addresses, OwnerLink link) {
        Stream.concat(addresses.onThisMachine().stream(), addresses.onTheNetwork().stream())
                .findFirst()
                .ifPresent(url ->
                        log.info("Whoever opens this is the owner, so keep it secret: {}owner/{}", url, link.token()));
    }

    private static void tell(Addresses addresses) {
        tell("On this machine:     ", addresses.onThisMachine());
        tell("On the local network:", addresses.onTheNetwork());
    }

    private static void tell(String where, List<String> urls) {
        urls.forEach(url -> log.info("{} {}", where, url));
    }
}
