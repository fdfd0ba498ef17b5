package chat.hubbub.stomp;

import chat.hubbub.broker.CloseReason;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A client that comes by HTTP: it listens in one request and speaks in others. What is written to it waits, one write at
 * most, until it listens. Safe for any thread.
 */
final class SockJsSession implements Link, SockJsAnswer.Owner {

    /** A client that does not listen for so long is gone; so long, too, it can ask why it was closed. */
    static final Duration MOST_ALONE = Duration.ofSeconds(5);

    private static final CloseReason TWO_RECEIVERS = new CloseReason(2010, "Another connection still open");
    private static final CloseReason INTERRUPTED = new CloseReason(1002, "Connection interrupted");
    private static final CloseReason FAULT = new CloseReason(1011, "Something went wrong here. Please reconnect.");

    private final SockJsOwner owner;
    private final Caller caller;
    private final Clock clock;
    private final Chores chores;
    private final StompSession stomp;
    private final SockJsInbox inbox = new SockJsInbox(this::hear);
    private final AtomicBoolean left = new AtomicBoolean();
    private @Nullable SockJsReceiver receiver;
    private byte @Nullable [] waiting;
    private @Nullable WriteListener listener;
    private @Nullable CloseReason closed;
    private Instant alone;
    private boolean greeted;
    private boolean sending;

    SockJsSession(StompSessions sessions, Chores chores, SockJsOwner owner, Caller caller) {
        this.owner = owner;
        this.caller = caller;
        this.clock = sessions.clock();
        this.chores = chores;
        this.alone = clock.instant();
        this.stomp = sessions.open(this);
    }

    boolean belongsTo(SockJsOwner other) {
        return owner.equals(other);
    }

    SockJsInbox inbox() {
        return inbox;
    }

    /** The client gave a sign of life. */
    void heard() {
        stomp.heard();
    }

    /** The client listens, in the response to this request. */
    synchronized void listen(SockJsReceiver.Style style, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        CloseReason refusal = closed != null ? closed : receiver != null ? TWO_RECEIVERS : null;
        SockJsReceiver opened = SockJsReceiver.open(style, request, response, clock, this, this);
        if (refusal != null) {
            opened.refuse(SockJsFrames.close(refusal));
        } else {
            receiver = opened;
            opened.begin(greeted ? "" : SockJsFrames.OPEN);
            greeted = true;
            offer();
        }
    }

    @Override
    public Caller caller() {
        return caller;
    }

    @Override
    public Wire wire() {
        return Wire.SOCKJS;
    }

    @Override
    public synchronized boolean write(ByteBuffer frames, WriteListener listener) {
        if (closed != null) {
            listener.written(false);
        } else {
            waiting = bytesOf(frames);
            this.listener = listener;
            offer();
        }
        return false;
    }

    @Override
    public synchronized void close(CloseReason reason) {
        if (closed == null) {
            alone = clock.instant();
            end(reason);
        }
    }

    @Override
    public void pause() {
        inbox.pause();
    }

    @Override
    public void resume() {
        inbox.resume();
    }

    /** Nothing to ask: an honest client's next request comes soon enough. */
    @Override
    public void ping() {}

    @Override
    public void taken(SockJsAnswer answer) {
        if (isCurrent(answer)) {
            if (answer.isOver()) {
                detach();
            }
            report(true);
            offer();
        }
    }

    @Override
    public void broken(SockJsAnswer answer) {
        if (isCurrent(answer)) {
            detach();
            if (sending) {
                report(false);
                end(INTERRUPTED);
            }
        }
    }

    /** Looks after the client from time to time; false once nothing is left to look after. */
    boolean check() {
        inbox.check(clock.instant());
        boolean over = checkReceiver(clock.instant());
        if (over && !left.get()) {
            chores.later(this::leave);
        }
        return !over || !left.get();
    }

    private synchronized boolean checkReceiver(Instant now) {
        SockJsReceiver current = receiver;
        if (current == null && now.isAfter(alone.plus(MOST_ALONE))) {
            end(INTERRUPTED);
            return true;
        }
        if (current != null && current.isStuck(now)) {
            current.cut();
            detach();
            report(false);
            end(INTERRUPTED);
        } else if (current != null) {
            current.check(now);
        }
        return false;
    }

    private static byte[] bytesOf(ByteBuffer frames) {
        byte[] bytes = new byte[frames.remaining()];
        frames.get(bytes);
        return bytes;
    }

    private void hear(ByteBuffer bytes) {
        try {
            stomp.received(bytes.remaining());
            stomp.receive(bytes);
        } catch (RuntimeException e) {
            Faults.tell(e);
            close(FAULT);
        }
    }

    private void offer() {
        byte[] frames = waiting;
        if (frames != null && receiver != null && !receiver.isBusy() && closed == null) {
            waiting = null;
            sending = true;
            receiver.say(SockJsFrames.message(frames));
        }
    }

    /** What waits is dropped; what is being sent may still arrive, and the reason after it. */
    private void end(CloseReason reason) {
        if (closed != null) {
            return;
        }
        closed = reason;
        if (waiting != null) {
            waiting = null;
            sending = true;
            report(false);
        }
        if (receiver != null) {
            receiver.sayLast(SockJsFrames.close(reason));
        }
        chores.later(this::leave);
    }

    private void report(boolean ok) {
        WriteListener told = listener;
        if (sending && told != null) {
            sending = false;
            listener = null;
            told.written(ok);
        }
    }

    private void detach() {
        receiver = null;
        alone = clock.instant();
    }

    private boolean isCurrent(SockJsAnswer answer) {
        return receiver != null && receiver.speaksIn(answer);
    }

    /** Never under this lock: a frame that is being dealt with holds the other one, and may close this session. */
    private void leave() {
        if (left.compareAndSet(false, true)) {
            stomp.gone();
            inbox.close();
        }
    }
}
