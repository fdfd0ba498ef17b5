package chat.hubbub.stomp;

import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** One WebSocket. Its messages are read piece by piece, so that no message is ever held whole. */
final class StompEndpoint extends Endpoint {

    private static final int READ_BUFFER = 2_048;

    private final StompSessions sessions;
    private final Chores chores;
    private final Caller caller;
    private final AtomicBoolean left = new AtomicBoolean();
    private @Nullable WebSocketLink link;
    private @Nullable StompSession stomp;

    StompEndpoint(StompSessions sessions, Chores chores, Caller caller) {
        this.sessions = sessions;
        this.chores = chores;
        this.caller = caller;
    }

    @Override
    public void onOpen(Session session, EndpointConfig config) {
        session.setMaxTextMessageBufferSize(READ_BUFFER);
        session.setMaxBinaryMessageBufferSize(READ_BUFFER);
        WebSocketLink way = new WebSocketLink(session, caller, chores, sessions.clock());
        link = way;
        StompSession opened = sessions.open(way);
        stomp = opened;
        try {
            listen(session, opened);
        } finally {
            leaveIfClosed(session);
        }
    }

    private void listen(Session session, StompSession opened) {
        session.addMessageHandler(String.class, new MessageHandler.Partial<String>() {
            @Override
            public void onMessage(String part, boolean last) {
                receive(opened, ByteBuffer.wrap(part.getBytes(StandardCharsets.UTF_8)));
            }
        });
        session.addMessageHandler(ByteBuffer.class, new MessageHandler.Partial<ByteBuffer>() {
            @Override
            public void onMessage(ByteBuffer part, boolean last) {
                receive(opened, part);
            }
        });
        session.addMessageHandler(PongMessage.class, new MessageHandler.Whole<PongMessage>() {
            @Override
            public void onMessage(PongMessage pong) {
                opened.heard();
            }
        });
    }

    /** Its header counts too: a flood of empty pieces is a flood. */
    private static void receive(StompSession opened, ByteBuffer part) {
        opened.received(part.remaining() + WebSocketFrame.MOST_HEADER_BYTES);
        opened.receive(part);
    }

    @Override
    public void onClose(Session session, CloseReason reason) {
        leave();
    }

    /** A broken connection is no news, and its close follows; a fault of ours must be seen. */
    @Override
    public void onError(Session session, Throwable error) {
        Faults.tell(error);
    }

    /** Whoever closed it before it was open told nobody here. */
    private void leaveIfClosed(Session session) {
        if (!session.isOpen()) {
            leave();
        }
    }

    private void leave() {
        if (link != null && stomp != null && left.compareAndSet(false, true)) {
            link.gone();
            stomp.gone();
        }
    }
}
