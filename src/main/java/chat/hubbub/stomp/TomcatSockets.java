package chat.hubbub.stomp;

import chat.hubbub.moderation.Descriptors;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.springframework.boot.tomcat.TomcatConnectorCustomizer;

/**
 * Makes Tomcat's connections cheap to keep, and knows whether they can be written to directly. Most of them are idle
 * WebSockets, for which Tomcat's own buffers would be most of their memory.
 */
final class TomcatSockets implements TomcatConnectorCustomizer {

    /** Enough for a request's headers in one or two reads; a WebSocket that is ours does not use it. */
    private static final int READ_BYTES = 1 << 10;

    private static final int WRITE_BYTES = 1 << 10;

    private final boolean wanted;
    private final AcceptedSockets accepted;
    private final Descriptors descriptors;
    private volatile boolean direct;

    /** @param wanted whether they are to be written to directly */
    TomcatSockets(boolean wanted, AcceptedSockets accepted, Descriptors descriptors) {
        this.wanted = wanted;
        this.accepted = accepted;
        this.descriptors = descriptors;
    }

    /** Also lets no object that stands for a socket be used for another one later. */
    @Override
    public void customize(Connector connector) {
        if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> http) {
            http.setProperty("socket.appReadBufSize", Integer.toString(READ_BYTES));
            http.setProperty("socket.appWriteBufSize", Integer.toString(WRITE_BYTES));
            http.setProperty("socket.bufferPool", "0");
        }
        if (connector.getProtocolHandler() instanceof TomcatProtocol ours) {
            ours.guard(accepted, descriptors);
            direct = wanted;
        }
    }

    /** Known once the web server has started. */
    boolean areDirect() {
        return direct;
    }
}
