package chat.hubbub.stomp;

import chat.hubbub.moderation.Address;
import chat.hubbub.moderation.Crowd;
import chat.hubbub.moderation.Limit;
import chat.hubbub.moderation.Network;
import chat.hubbub.moderation.Quotas;
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
 * All connections of the web server, whatever they are for: so many from one address, and each with so much time for a
 * request. A proxy has as many as it likes. Safe for any thread.
 */
final class AcceptedSockets {

    private final Quotas quotas;
    private final List<Network> proxies;
    private final Clock clock;
    private final RequestTimes times;
    private final Crowd crowd = new Crowd();
    private final ConcurrentHashMap<SocketChannel, Address> open = new ConcurrentHashMap<>();

    AcceptedSockets(Quotas quotas, List<Network> proxies, Clock clock) {
        this.quotas = quotas;
        this.proxies = proxies;
        this.clock = clock;
        this.times = new RequestTimes(quotas, clock, this::addressOf);
    }

    /** Whether a connection that was just accepted may stay; it is counted until it is released. */
    boolean admit(SocketChannel socket) {
        Address address = addressOf(socket);
        if (quotas.isFull(address, crowd.from(address), Limit.SOCKETS_PER_ADDRESS)) {
            return false;
        }
        crowd.add(address);
        open.put(socket, address);
        return true;
    }

    /** The clock for time-outs. */
    Clock clock() {
        return clock;
    }

    /** Looks after all of them, whether or not anything arrives. */
    void check() {
        times.check();
        // One that broke off while it was accepted is released by nobody.
        open.keySet().stream().filter(socket -> !socket.isOpen()).forEach(this::release);
    }

    /** Hears what becomes of them. */
    Handler<NioChannel> watching(Handler<NioChannel> handler) {
        return new Watch(handler);
    }

    private void release(@Nullable SocketChannel socket) {
        Address address = socket == null ? null : open.remove(socket);
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

        @Override
        public SocketState process(SocketWrapperBase<NioChannel> wrapper, SocketEvent event) {
            return times.process(handler, wrapper, event);
        }

        @Override
        public Object getGlobal() {
            return handler.getGlobal();
        }

        @Override
        public void release(SocketWrapperBase<NioChannel> wrapper) {
            times.release(wrapper);
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
