package chat.hubbub.stomp;

import chat.hubbub.broker.CloseReason;
import chat.hubbub.identity.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A WebSocket whose messages are frames of SockJS. One of them is written at a time; one other write waits its turn. */
final class SockJsWebSocketLink implements Link {

    private final WebSocketLink socket;
    private @Nullable Waiting waiting;
    private @Nullable CloseReason closing;
    private boolean busy;
    private boolean closed;

    private record Waiting(byte[] frames, WriteListener listener) {}

    SockJsWebSocketLink(WebSocketLink socket) {
        this.socket = socket;
    }

    /** A client waits for this frame before it sends anything. */
    void open() {
        begin(SockJsFrames.OPEN, ok -> {});
    }

    @Override
    public Optional<Secret> cookie() {
        return socket.cookie();
    }

    @Override
    public synchronized void write(byte[] frames, WriteListener listener) {
        if (closed) {
            listener.written(false);
        } else if (busy) {
            waiting = new Waiting(frames, listener);
        } else {
            begin(SockJsFrames.message(frames), listener);
        }
    }

    @Override
    public synchronized void close(CloseReason reason) {
        if (closing == null) {
            closing = reason;
            if (!busy) {
                sayGoodbye(reason);
            }
        }
    }

    @Override
    public void pause() {
        socket.pause();
    }

    @Override
    public void resume() {
        socket.resume();
    }

    /** A frame of SockJS is answered by nobody, so a WebSocket's own ping follows it. */
    @Override
    public synchronized void ping() {
        if (!busy && !closed) {
            begin(SockJsFrames.HEART_BEAT, ok -> socket.ping());
        }
    }

    private synchronized void begin(String frame, WriteListener listener) {
        busy = true;
        socket.write(frame.getBytes(StandardCharsets.UTF_8), ok -> {
            listener.written(ok);
            goOn();
        });
    }

    private synchronized void goOn() {
        busy = false;
        Waiting next = waiting;
        waiting = null;
        if (closing != null) {
            sayGoodbye(closing);
            refuse(next);
        } else if (next != null) {
            begin(SockJsFrames.message(next.frames), next.listener);
        }
    }

    private void sayGoodbye(CloseReason reason) {
        if (!closed) {
            closed = true;
            byte[] frame = SockJsFrames.close(reason).getBytes(StandardCharsets.UTF_8);
            socket.write(frame, ok -> socket.close(reason));
        }
    }

    private static void refuse(@Nullable Waiting write) {
        if (write != null) {
            write.listener.written(false);
        }
    }
}
