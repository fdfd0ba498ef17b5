package chat.hubbub.stomp;

import chat.hubbub.broker.CloseReason;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A WebSocket whose messages are frames of SockJS. One of them is written at a time; one other write waits its turn. */
final class SockJsWebSocketLink implements Link {

    private final WebSocketLink socket;
    private @Nullable Waiting waiting;
    private @Nullable CloseReason closing;
    private boolean busy;
    private boolean closed;

    private record Waiting(byte[] strings, WriteListener listener) {}

    SockJsWebSocketLink(WebSocketLink socket) {
        this.socket = socket;
    }

    /** A client waits for this frame before it sends anything. */
    void open() {
        begin(SockJsFrames.OPEN, ok -> {});
    }

    @Override
    public Caller caller() {
        return socket.caller();
    }

    @Override
    public Wire wire() {
        return Wire.SOCKJS;
    }

    @Override
    public synchronized boolean write(ByteBuffer frames, WriteListener listener) {
        byte[] strings = new byte[frames.remaining()];
        frames.get(strings);
        if (closed) {
            listener.written(false);
        } else if (busy) {
            waiting = new Waiting(strings, listener);
        } else {
            begin(SockJsFrames.message(strings), listener);
        }
        return false;
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

    /** The connection is gone. */
    void gone() {
        socket.gone();
    }

    @Override
    public void pause() {
        socket.pause();
    }

    @Override
    public void resume() {
        socket.resume();
    }

    @Override
    public void giveUpIfStuck() {
        socket.giveUpIfStuck();
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
        socket.write(text(frame), ok -> {
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
            begin(SockJsFrames.message(next.strings), next.listener);
        }
    }

    private void sayGoodbye(CloseReason reason) {
        if (!closed) {
            closed = true;
            socket.write(text(SockJsFrames.close(reason)), ok -> socket.close(reason));
        }
    }

    private static ByteBuffer text(String frame) {
        return ByteBuffer.wrap(frame.getBytes(StandardCharsets.UTF_8));
    }

    private static void refuse(@Nullable Waiting write) {
        if (write != null) {
            write.listener.written(false);
        }
    }
}
