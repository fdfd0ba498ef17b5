package chat.hubbub.stomp;

import chat.hubbub.broker.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.tomcat.websocket.Constants;
import org.apache.tomcat.websocket.WsSession;
import org.jspecify.annotations.Nullable;

/**
 * A WebSocket as any servlet container has it, whose messages carry STOMP as it is. Writes are asynchronous and are given up after
 * some seconds; a close waits for the write in flight, since it could only queue behind it.
 */
final class WebSocketLink implements Link {

    /** A client that cannot take one write in this time is as good as gone. */
    static final Duration MOST_FOR_A_WRITE = Duration.ofSeconds(10);

    /** Tomcat would count a time in which this process stood still. */
    private static final long NO_TIMEOUT = -1;

    /**
     * How long a thread of Tomcat's waits for the write in flight when a client's close or ping is to be answered. A client that
     * takes nothing would keep it for all that time, and some dozens of them would keep all threads; whoever is just slow hears no
     * answer, and no more.
     */
    private static final long ANSWER_TIMEOUT_MILLIS = 250;

    private static final ByteBuffer PING = ByteBuffer.allocate(0).asReadOnlyBuffer();

    private final Session session;
    private final Caller caller;
    private final Chores chores;
    private final Clock steadyClock;
    private final AtomicReference<@Nullable CloseReason> closing = new AtomicReference<>();
    private final AtomicReference<@Nullable WriteListener> writing = new AtomicReference<>();
    private volatile Instant writingSince = Instant.MIN;
    private volatile boolean gone;
    private int pauses;

    WebSocketLink(Session session, Caller caller, Chores chores, Clock steadyClock) {
        this.session = session;
        this.caller = caller;
        this.chores = chores;
        this.steadyClock = steadyClock;
        session.getAsyncRemote().setSendTimeout(NO_TIMEOUT);
        session.getUserProperties().put(Constants.BLOCKING_SEND_TIMEOUT_PROPERTY, ANSWER_TIMEOUT_MILLIS);
        closesWithin(ANSWER_TIMEOUT_MILLIS);
    }

    @Override
    public Caller caller() {
        return caller;
    }

    @Override
    public Wire wire() {
        return Wire.PLAIN;
    }

    /** Takes all, and is busy until it has left. */
    @Override
    public boolean write(ByteBuffer frames, WriteListener listener) {
        writingSince = steadyClock.instant();
        writing.set(listener);
        try {
            String text = StandardCharsets.UTF_8.decode(frames).toString();
            session.getAsyncRemote().sendText(text, result -> written(result.isOK()));
            if (gone) {
                written(false);
            }
        } catch (IllegalStateException | IllegalArgumentException e) {
            written(false);
        }
        return false;
    }

    /**
     * The connection is gone. Tomcat may say nothing of what was being written: where it goes on with a long message, or
     * with a pong that waited, on a session that was closed meanwhile, it throws instead.
     */
    void gone() {
        gone = true;
        written(false);
    }

    @Override
    public void close(CloseReason reason) {
        end(reason);
        if (!isWriting()) {
            chores.later(this::closeNow);
        }
    }

    /** Reads no more from the socket: TCP tells the client to wait. */
    @Override
    public synchronized void pause() {
        if (++pauses == 1 && session instanceof WsSession tomcat) {
            tomcat.suspend();
        }
    }

    @Override
    public synchronized void resume() {
        if (pauses > 0 && --pauses == 0 && session instanceof WsSession tomcat) {
            tomcat.resume();
        }
    }

    @Override
    public void ping() {
        if (!isWriting()) {
            chores.later(this::pingNow);
        }
    }

    @Override
    public void giveUpIfStuck() {
        if (isWriting() && writingSince.isBefore(steadyClock.instant().minus(MOST_FOR_A_WRITE))) {
            written(false);
        }
    }

    private boolean isWriting() {
        return writing.get() != null;
    }

    /** After a write that failed Tomcat closes the socket, but may leave its session, and its place, to the sweep for the silent. */
    private void written(boolean ok) {
        WriteListener listener = writing.getAndSet(null);
        if (listener == null) {
            return;
        }
        if (!ok) {
            end(CloseReason.TOO_SLOW);
        }
        if (closing.get() != null) {
            chores.later(this::closeNow);
        }
        listener.written(ok);
    }

    /** From now on nothing waits for this client. */
    private void end(CloseReason reason) {
        closing.compareAndSet(null, reason);
        try {
            closesWithin(Constants.DEFAULT_ABNORMAL_SESSION_CLOSE_SEND_TIMEOUT);
        } catch (IllegalStateException e) {
            // It is closed already.
        }
    }

    private void closeNow() {
        CloseReason reason = closing.get();
        if (reason != null && session.isOpen()) {
            try {
                session.close(
                        new jakarta.websocket.CloseReason(CloseCodes.getCloseCode(reason.code()), reason.sentence()));
            } catch (IOException | IllegalStateException e) {
                // The client was faster, or its socket is broken: either way it is closed.
            }
        }
    }

    /**
     * How long Tomcat may take to send a close, or to answer one, whose code is not 1000. To answer a client to which
     * something is being written, its 50 ms never suffice: it looks again after 50 ms whether that write has ended, finds no
     * time left, and breaks off without an answer. A close of ours waits for no write, and its 50 ms keep a client with a
     * full socket from holding up the chores, and a stopping server.
     */
    private void closesWithin(long millis) {
        session.getUserProperties().put(Constants.ABNORMAL_SESSION_CLOSE_SEND_TIMEOUT_PROPERTY, millis);
    }

    private void pingNow() {
        try {
            session.getAsyncRemote().sendPing(PING.duplicate());
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            // A broken socket is found by its reader.
        }
    }
}
