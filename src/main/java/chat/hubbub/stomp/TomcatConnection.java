package chat.hubbub.stomp;

import chat.hubbub.broker.CloseReason;
import jakarta.servlet.http.WebConnection;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.coyote.http11.upgrade.InternalHttpUpgradeHandler;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.SSLSupport;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * One WebSocket, from the moment Tomcat lets go of it as HTTP. Tomcat makes it, tells it when there is something to read
 * or room to write, one thread at a time, and when the connection is gone. Public because Tomcat must make it.
 */
public final class TomcatConnection implements InternalHttpUpgradeHandler, WebSocketDecoder.Listener {

    /** With TLS no record is larger. */
    private static final int BUFFER_BYTES = 17 << 10;

    /** Without TLS no more comes in at once: a client is paused between two reads. */
    private static final int READ_BYTES = 4 << 10;

    private static final ThreadLocal<ByteBuffer> BUFFERS =
            ThreadLocal.withInitial(() -> ByteBuffer.allocateDirect(BUFFER_BYTES));

    private final WebSocketDecoder decoder = new WebSocketDecoder(this);
    private final AtomicBoolean destroyed = new AtomicBoolean();
    private @Nullable Opening opening;
    private @Nullable TomcatSocket socket;
    private volatile @Nullable Open open;
    private boolean deaf;
    private boolean over;

    /** What is needed to open it. */
    record Opening(StompSessions sessions, Chores chores, Caller caller) {}

    private record Open(TomcatLink link, StompSession stomp) {}

    /** Called by whoever asked for the upgrade, before {@link #init}. */
    void prepare(Opening prepared) {
        opening = prepared;
    }

    @Override
    public void setSocketWrapper(SocketWrapperBase<?> wrapper) {
        socket = new TomcatSocket(wrapper);
    }

    @Override
    public void init(WebConnection connection) {
        Opening prepared = opening;
        TomcatSocket upgraded = socket;
        if (prepared == null || upgraded == null) {
            throw new IllegalStateException("An upgrade was not prepared");
        }
        opening = null;
        TomcatLink link = new TomcatLink(
                upgraded,
                prepared.caller,
                prepared.chores,
                prepared.sessions.clock(),
                prepared.sessions.patience().frameTime());
        StompSession stomp = prepared.sessions.open(link);
        link.speakThrough(stomp::pass);
        open = new Open(link, stomp);
    }

    /** Whether reading takes no longer than decoding what came. */
    boolean neverWaits() {
        return open != null && !open.link.mayWait();
    }

    @Override
    public SocketState upgradeDispatch(SocketEvent event) {
        Open current = open;
        if (current == null) {
            return SocketState.CLOSED;
        }
        return switch (event) {
            case OPEN_READ -> read(current);
            case OPEN_WRITE -> {
                current.link.writable();
                yield SocketState.UPGRADED;
            }
            case STOP -> {
                current.link.close(CloseReason.STOPPING);
                yield SocketState.CLOSED;
            }
            default -> SocketState.CLOSED;
        };
    }

    @Override
    public void onData(ByteBuffer piece, boolean lastOfMessage) {
        if (open != null && !open.link.isClosed()) {
            open.stomp.receive(piece);
        }
    }

    @Override
    public void onPing(byte[] payload) {
        if (open != null) {
            open.stomp.heard();
            open.link.pong(payload);
        }
    }

    @Override
    public void onPong() {
        if (open != null) {
            open.stomp.heard();
        }
    }

    @Override
    public void onClose(CloseReason reason) {
        if (open == null || open.link.answerClose(reason)) {
            over = true;
        } else {
            open.stomp.closeAfterSending(reason);
        }
    }

    @Override
    public void destroy() {
        if (open != null && destroyed.compareAndSet(false, true)) {
            open.link.gone();
            open.stomp.gone();
        }
    }

    /** Nothing here is asynchronous in the sense of servlets. */
    @Override
    public void timeoutAsync(long now) {}

    @Override
    public void setSslSupport(SSLSupport support) {}

    @Override
    public void pause() {}

    private SocketState read(Open current) {
        try {
            return readSome(current);
        } catch (WebSocketFault fault) {
            deaf = true;
            current.link.close(fault.reason());
            return SocketState.UPGRADED;
        } catch (IOException e) {
            return SocketState.CLOSED;
        } catch (RuntimeException e) {
            Faults.tell(e);
            return SocketState.CLOSED;
        }
    }

    private SocketState readSome(Open current) throws IOException {
        boolean more = true;
        while (more && !over) {
            if (current.link.parks()) {
                return SocketState.SUSPENDED;
            }
            more = readOnce(current) && current.link.isSecure();
        }
        return over ? SocketState.CLOSED : SocketState.UPGRADED;
    }

    /** Then others get their turn; but with TLS there may be more that the socket does not tell of. */
    private boolean readOnce(Open current) throws IOException {
        TomcatLink link = current.link;
        ByteBuffer in = BUFFERS.get();
        int length = link.read(in.clear().limit(link.isSecure() ? BUFFER_BYTES : READ_BYTES));
        over |= length < 0;
        if (length > 0) {
            current.stomp.received(length);
        }
        if (length > 0 && !deaf) {
            decoder.decode(in.flip());
        }
        return length > 0;
    }
}
