package chat.hubbub.stomp;

import chat.hubbub.broker.CloseReason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The way to one WebSocket client of Tomcat's, below Tomcat's own WebSockets: frames come ready-made, and the delivery
 * thread itself hands them to the socket. Safe for any thread; nothing here waits.
 */
final class TomcatLink implements Link {

    /** A client that takes no byte for so long is as good as gone. */
    private static final Duration MOST_STUCK = WebSocketLink.MOST_FOR_A_WRITE;

    /** So long a client has to answer a close. */
    private static final Duration MOST_CLOSING = Duration.ofSeconds(5);

    private final TomcatSocket socket;
    private final Caller caller;
    private final Chores chores;
    private Consumer<byte[]> outbox = frame -> {};
    private @Nullable WriteListener waiting;
    private final Clock clock;
    private final Duration mostForAFrame;
    private boolean stuck;
    private Instant stuckSince = Instant.MAX;
    private boolean insideFrame;
    private Instant since = Instant.MAX;
    private boolean closed;
    private int pauses;
    private boolean parked;

    /**
     * @param clock for time-outs
     * @param mostForAFrame how long a client may take over a frame that it has begun to take
     */
    TomcatLink(TomcatSocket socket, Caller caller, Chores chores, Clock clock, Duration mostForAFrame) {
        this.clock = clock;
        this.mostForAFrame = mostForAFrame;
        this.socket = socket;
        this.caller = caller;
        this.chores = chores;
    }

    /** Where frames go that must not come in between the frames of others. */
    void speakThrough(Consumer<byte[]> frames) {
        outbox = frames;
    }

    @Override
    public Wire wire() {
        return Wire.WEBSOCKET;
    }

    @Override
    public Caller caller() {
        return caller;
    }

    @Override
    public synchronized boolean write(ByteBuffer frames, WriteListener listener) {
        if (closed) {
            listener.written(false);
            return false;
        }
        try {
            int offered = frames.remaining();
            boolean room = socket.write(frames);
            insideFrame = frames.hasRemaining();
            if (room) {
                stuck = false;
                return true;
            }
            since = !stuck || frames.remaining() < offered ? clock.instant() : since;
            stuckSince = stuck ? stuckSince : since;
            stuck = true;
            waiting = listener;
            socket.wantToWrite();
        } catch (IOException e) {
            abort();
            listener.written(false);
        }
        return false;
    }

    @Override
    @SuppressWarnings("GuardedBy") // a glance, which nothing depends on
    public boolean isReady() {
        return !closed && waiting == null && socket.isOpen();
    }

    @Override
    public boolean keepsWhatItTook() {
        return false;
    }

    /** There may be room again. */
    synchronized void writable() {
        WriteListener listener = waiting;
        if (listener == null) {
            return;
        }
        try {
            if (socket.flush()) {
                waiting = null;
                listener.written(true);
            } else {
                socket.wantToWrite();
            }
        } catch (IOException e) {
            abort();
        }
    }

    /** Between two frames it says goodbye, and waits a while for the client's; inside of one there is nothing to say. */
    @Override
    public synchronized void close(CloseReason reason) {
        if (!closed) {
            closeWith(WebSocketFrame.close(reason));
        }
    }

    /**
     * The client said goodbye, and hears the same at once; unless it is in the middle of a frame, which must be whole before
     * anything else can be said.
     *
     * @return whether nothing is left to say
     */
    synchronized boolean answerClose(CloseReason same) {
        if (!closed && waiting == null && !insideFrame) {
            closeWith(WebSocketFrame.close(same));
        }
        return closed;
    }

    /** The connection is gone. */
    synchronized void gone() {
        closed = true;
        WriteListener listener = waiting;
        waiting = null;
        if (listener != null) {
            listener.written(false);
        }
    }

    @Override
    public synchronized void pause() {
        pauses++;
    }

    @Override
    public synchronized void resume() {
        if (pauses > 0 && --pauses == 0) {
            unpark();
        }
    }

    @Override
    public boolean mayWait() {
        return isSecure();
    }

    @Override
    public void leaveToAWorker(Runnable work) {
        if (!socket.leaveToAWorker(work)) {
            chores.later(work);
        }
    }

    /** Whether nothing may be read now; then reading begins again when it may. */
    synchronized boolean parks() {
        parked = pauses > 0 && !closed;
        return parked;
    }

    /** Whether the goodbye was said: what a client still asks for after that is done no more. */
    @SuppressWarnings("GuardedBy") // a glance, which nothing depends on
    boolean isClosed() {
        return closed;
    }

    boolean isSecure() {
        return socket.isSecure();
    }

    /** What came, or nothing. The lock is for TLS, which writes while it reads. */
    int read(ByteBuffer into) throws IOException {
        if (!socket.isSecure()) {
            return socket.read(into);
        }
        synchronized (this) {
            return socket.read(into);
        }
    }

    @Override
    public void ping() {
        outbox.accept(WebSocketFrame.ping());
    }

    void pong(byte[] payload) {
        outbox.accept(WebSocketFrame.pong(payload));
    }

    /** Tries again before that: a system tells of room only once there is a lot, which takes a slow client long to make. */
    @Override
    public synchronized void giveUpIfStuck() {
        Instant now = clock.instant();
        Duration most = closed ? MOST_CLOSING : MOST_STUCK;
        boolean drips = stuck && stuckSince.isBefore(now.minus(mostForAFrame));
        if (drips || (closed || stuck) && since.isBefore(now.minus(most))) {
            abort();
        } else {
            writable();
        }
    }

    private void closeWith(byte[] frame) {
        closed = true;
        since = clock.instant();
        try {
            if (waiting != null || !socket.write(ByteBuffer.wrap(frame))) {
                abort();
            } else {
                socket.endOutput();
                pauses = 0;
                unpark();
            }
        } catch (IOException e) {
            abort();
        }
    }

    private void unpark() {
        if (parked) {
            parked = false;
            socket.wantToRead();
        }
    }

    private void abort() {
        closed = true;
        chores.later(socket::close);
    }
}
