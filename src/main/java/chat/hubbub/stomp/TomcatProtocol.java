package chat.hubbub.stomp;

import chat.hubbub.moderation.Descriptors;
import chat.hubbub.moderation.Unaccepted;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.time.Clock;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketBufferHandler;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * Tomcat's HTTP/1.1, with three things more. For our WebSockets the thread that finds that something can be read reads it
 * itself, instead of waking another for it: that is half of what a message costs on its way in. And the connections of each
 * address are counted as they are accepted, and time out on our clock. Public because Tomcat must make it.
 */
public final class TomcatProtocol extends Http11NioProtocol {

    public TomcatProtocol() {
        super(new Endpoint());
    }

    /** To be called before it starts. */
    void guard(AcceptedSockets accepted, Descriptors descriptors) {
        ((Endpoint) getEndpoint()).guard(accepted, descriptors);
    }

    private static final class Endpoint extends NioEndpoint {

        private final Unaccepted unaccepted = new Unaccepted("web server");
        private @Nullable AcceptedSockets accepted;
        private @Nullable Descriptors descriptors;

        void guard(AcceptedSockets sockets, Descriptors shared) {
            accepted = sockets;
            descriptors = shared;
            setHandler(sockets.watching(getHandler()));
        }

        /** Only now everybody has said how many are wanted. */
        @Override
        public void startInternal() throws Exception {
            if (descriptors != null) {
                setMaxConnections(descriptors.sockets(getMaxConnections()));
            }
            super.startInternal();
        }

        /** Tomcat waits a while after a failure, and would tell of each. */
        @Override
        protected SocketChannel serverSocketAccept() throws Exception {
            try {
                return super.serverSocketAccept();
            } catch (ClosedChannelException e) {
                throw e;
            } catch (IOException e) {
                unaccepted.failed(e);
                throw e;
            }
        }

        /** Whoever may have no more connections is refused before a byte is read. */
        @Override
        protected boolean setSocketOptions(SocketChannel socket) {
            AcceptedSockets guard = accepted;
            if (guard == null) {
                return super.setSocketOptions(socket);
            }
            if (!guard.admit(socket, isSSLEnabled())) {
                destroySocket(socket);
                return false;
            }
            return register(socket, guard.clock());
        }

        /** As Tomcat does it, but for the kind of the wrapper. False has the acceptor close the socket. */
        private boolean register(SocketChannel socket, Clock clock) {
            try {
                NioChannel channel = createChannel(new SocketBufferHandler(
                        socketProperties.getAppReadBufSize(),
                        socketProperties.getAppWriteBufSize(),
                        socketProperties.getDirectBuffer()));
                SteadySocket wrapper = new SteadySocket(channel, this, clock);
                channel.reset(socket, wrapper);
                connections.put(socket, wrapper);
                socket.configureBlocking(false);
                socketProperties.setProperties(socket.socket());
                wrapper.setReadTimeout(getConnectionTimeout());
                wrapper.setWriteTimeout(getConnectionTimeout());
                wrapper.setKeepAliveLeft(getMaxKeepAliveRequests());
                getPoller().register(wrapper);
                return true;
            } catch (IOException | RuntimeException e) {
                Faults.tell(e);
                if (!connections.containsKey(socket)) {
                    destroySocket(socket);
                }
                return false;
            }
        }

        @Override
        public boolean processSocket(SocketWrapperBase<NioChannel> wrapper, SocketEvent event, boolean dispatch) {
            boolean atOnce = event == SocketEvent.OPEN_READ && neverWaits(wrapper);
            return atOnce ? read(wrapper) : super.processSocket(wrapper, event, dispatch);
        }

        /** Whatever happens to one client, the thread that reads for all lives on; false closes the client's socket. */
        private boolean read(SocketWrapperBase<NioChannel> wrapper) {
            try {
                return super.processSocket(wrapper, SocketEvent.OPEN_READ, false);
            } catch (RuntimeException | Error e) {
                Faults.tell(e);
                return false;
            }
        }

        /** A processor is taken off its socket for as long as it is at work. */
        private static boolean neverWaits(SocketWrapperBase<NioChannel> wrapper) {
            return wrapper != null
                    && wrapper.getCurrentProcessor() instanceof Processor processor
                    && processor.isUpgrade()
                    && processor.getUpgradeToken().httpUpgradeHandler() instanceof TomcatConnection connection
                    && connection.neverWaits();
        }
    }
}
