package chat.hubbub.stomp;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How frames get to WebSocket clients.
 *
 * @param transport the fast way, or the one that every servlet container has
 */
@ConfigurationProperties("hubbub.broker")
record TransportProperties(@DefaultValue("tomcat") Transport transport) {

    /** The ways there are. */
    enum Transport {
        /** The delivery thread writes to Tomcat's sockets itself. */
        TOMCAT,
        /** Through the container's own WebSockets. */
        PORTABLE
    }
}
