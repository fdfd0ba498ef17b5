package chat.hubbub.stomp;

import chat.hubbub.broker.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** One WebSocket that speaks SockJS. A message is JSON and must be whole before it can be read. */
final class SockJsEndpoint extends Endpoint {

    private static final int READ_BUFFER = 2_048;
    private static final CloseReason TOO_LONG = new CloseReason(1009, "A message is too long.");
    private static final CloseReason BUSY = new CloseReason(1013, "The server is busy. Please reconnect later.");

    private final StompSessions sessions;
    private final Chores chores;
    private final Caller caller;
    private final SockJsBody body;
    private final AtomicBoolean left = new AtomicBoolean();
    private @Nullable SockJsWebSocketLink link;
    private @Nullable StompSession stomp;

    SockJsEndpoint(StompSessions sessions, Chores chores, SockJsBudget budget, Caller caller) {
        this.sessions = sessions;
        this.chores = chores;
        this.caller = caller;
        this.body = new SockJsBody(budget);
    }

    @Override
    public void onOpen(Session session, EndpointConfig config) {
        session.setMaxTextMessageBufferSize(READ_BUFFER);
        session.setMaxBinaryMessageBufferSize(READ_BUFFER);
        SockJsWebSocketLink way = new SockJsWebSocketLink(new WebSocketLink(session, caller, chores, sessions.clock()));
        link = way;
        StompSession opened = sessions.open(way);
        stomp = opened;
        try {
            listen(session, opened, way);
            way.open();
        } finally {
            leaveIfClosed(session);
        }
    }

    private void listen(Session session, StompSession opened, Link way) {
        session.addMessageHandler(String.class, new MessageHandler.Partial<String>() {
            @Override
            public void onMessage(String part, boolean last) {
                receive(opened, way, part.getBytes(StandardCharsets.UTF_8), last);
            }
        });
        session.addMessageHandler(PongMessage.class, new MessageHandler.Whole<PongMessage>() {
            @Override
            public void onMessage(PongMessage pong) {
                opened.heard();
            }
        });
    }

    @Override
    public void onClose(Session session, jakarta.websocket.CloseReason reason) {
        body.clear();
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

    private void receive(StompSession opened, Link link, byte[] part, boolean last) {
        opened.received(part.length + WebSocketFrame.MOST_HEADER_BYTES);
        switch (body.add(part, part.length)) {
            case TOO_LONG -> link.close(TOO_LONG);
            case NO_ROOM -> link.close(BUSY);
            case FITS -> {
                if (last) {
                    read(opened, link, body.take());
                }
            }
        }
    }

    /** An empty message says nothing, and is allowed to. */
    private static void read(StompSession opened, Link link, byte[] json) {
        if (json.length > 0) {
            SockJsPayload.decode(json)
                    .ifPresentOrElse(
                            bytes -> opened.receive(ByteBuffer.wrap(bytes)),
                            () -> link.close(CloseReason.PROTOCOL_ERROR));
        }
    }
}
