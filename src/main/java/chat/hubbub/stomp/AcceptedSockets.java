package chat.hubbub.stomp;

import chat.hubbub.moderation.Address;
import chat.hubbub.moderation.Crowd;
import chat.hubbub.moderation.Limit;
import chat.hubbub.moderation.Network;
import chat.hubbub.moderation.Quotas;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.channels.SocketChannel;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * All connections of the web server, whatever they are for: so many from one address, and each with so much time for
 * its handshake and for a request. A proxy has as many as it likes. Safe for any thread.
 */
final class AcceptedSockets {

    private final Quotas quotas;
    private final List<Network> proxies;
    private final Clock clock;
    private final HandshakeTimes handshakes;
    private final RequestTimes requests;
    private final Crowd crowd = new Crowd();
    private final ConcurrentHashMap<SocketChannel, Address> open = new ConcurrentHashMap<>();

    AcceptedSockets(Quotas quotas, List<Network> proxies, Clock clock) {
        this.quotas = quotas;
        this.proxies = proxies;
        this.clock = clock;
        this.handshakes = new HandshakeTimes(quotas, clock);
        this.requests = new RequestTimes(quotas, clock, this::addressOf);
    }

    /**
     * Whether a connection that was just accepted may stay; it is counted until it is released.
     *
     * @param secure whether it begins with a handshake of TLS
     */
    boolean admit(SocketChannel socket, boolean secure) {
        Address address = addressOf(socket);
        if (quotas.isFull(address, crowd.from(address), Limit.SOCKETS_PER_ADDRESS)) {
            return false;
        }
        crowd.add(address);
        open.put(socket, address);
        if (secure) {
            handshakes.begin(socket);
        }
        return true;
    }

    /** The clock for time-outs. */
    Clock clock() {
        return clock;
    }

    /** Looks after all of them, whether or not anything arrives. */
    void check() {
        handshakes.check();
        requests.check();
        // One that broke off while it was accepted is released by nobody.
        open.keySet().stream().filter(socket -> !socket.isOpen()).forEach(this::release);
    }

    /** Hears what becomes of them. */
    Handler<NioChannel> watching(Handler<NioChannel> handler) {
        return new Watch(handler);
    }

    /** Whoever is reading from it or writing to it finds that out, and closes it as they always do. */
    static void cut(SocketChannel socket) {
        try {
            socket.shutdownInput();
            socket.shutdownOutput();
        } catch (IOException e) {
            // It was closed meanwhile, which is what was wanted.
        }
    }

    private void release(@Nullable SocketChannel socket) {
        if (socket == null) {
            return;
        }
        handshakes.end(socket);
        Address address = open.remove(socket);
        if (address != null) {
            crowd.remove(address);
        }
    }

    private Address addressOf(SocketChannel socket) {
        InetAddress peer = socket.socket().getInetAddress();
        return peer == null || Network.anyContains(proxies, peer) ? Address.UNKNOWN : quotas.addressOf(peer);
    }

    private final class Watch implements Handler<NioChannel> {

        private final Handler<NioChannel> handler;

        Watch(Handler<NioChannel> handler) {
            this.handler = handler;
        }

        /** It is Tomcat's connections that shake hands; whatever is to be processed comes after that. */
        @Override
        public SocketState process(SocketWrapperBase<NioChannel> wrapper, SocketEvent event) {
            SocketChannel socket = wrapper.getSocket().getIOChannel();
            if (socket != null) {
                handshakes.end(socket);
            }
            return requests.process(handler, wrapper, event);
        }

        @Override
        public Object getGlobal() {
            return handler.getGlobal();
        }

        @Override
        public void release(SocketWrapperBase<NioChannel> wrapper) {
            requests.release(wrapper);
            AcceptedSockets.this.release(wrapper.getSocket().getIOChannel());
            handler.release(wrapper);
        }

        @Override
        public void pause() {
            handler.pause();
        }

        @Override
        public void recycle() {
            handler.recycle();
        }
    }
}
