package chat.hubbub.stomp;

import chat.hubbub.identity.Secret;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.Endpoint;
import jakarta.websocket.Extension;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Turns an HTTP request into a WebSocket. No extension is accepted: compression would cost a context per connection. */
final class Handshake {

    private Handshake() {}

    static boolean isAskedBy(HttpServletRequest request) {
        return "websocket".equalsIgnoreCase(request.getHeader("Upgrade"));
    }

    static void complete(HttpServletRequest request, HttpServletResponse response, Supplier<Endpoint> endpoint)
            throws IOException, ServletException {
        ServerContainer container =
                (ServerContainer) request.getServletContext().getAttribute(ServerContainer.class.getName());
        ServerEndpointConfig config = ServerEndpointConfig.Builder.create(Endpoint.class, "/ws")
                .subprotocols(StompVersion.subProtocols())
                .configurator(new EndpointPerConnection(endpoint))
                .build();
        try {
            container.upgradeHttpToWebSocket(request, response, config, Map.of());
        } catch (DeploymentException e) {
            throw new ServletException(e);
        }
    }

    /** What the browser keeps to show that two of its tabs are one person. */
    static Optional<Secret> cookieOf(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies == null) {
            return Optional.empty();
        }
        for (Cookie cookie : cookies) {
            if (cookie.getName().equals(Secret.COOKIE) && Secret.allows(cookie.getValue())) {
                return Optional.of(new Secret(cookie.getValue()));
            }
        }
        return Optional.empty();
    }

    private static final class EndpointPerConnection extends ServerEndpointConfig.Configurator {

        private final Supplier<Endpoint> endpoint;

        EndpointPerConnection(Supplier<Endpoint> endpoint) {
            this.endpoint = endpoint;
        }

        @Override
        public <T> T getEndpointInstance(Class<T> endpointClass) {
            return endpointClass.cast(endpoint.get());
        }

        @Override
        public List<Extension> getNegotiatedExtensions(List<Extension> installed, List<Extension> requested) {
            return List.of();
        }
    }
}
