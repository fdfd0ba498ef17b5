package chat.hubbub.stomp;

import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;

/**
 * Tomcat's HTTP/1.1, but for our WebSockets: the thread that finds that something can be read reads it itself, instead of
 * waking another for it. That is half of what a message costs on its way in. Public because Tomcat must make it.
 */
public final class TomcatProtocol extends Http11NioProtocol {

    public TomcatProtocol() {
        super(new Endpoint());
    }

    private static final class Endpoint extends NioEndpoint {

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
