package chat.hubbub.stomp;

import chat.hubbub.broker.CloseReason;
import chat.hubbub.broker.Subscriber;
import chat.hubbub.conversation.Refusal;
import chat.hubbub.conversation.RoomEvent;
import chat.hubbub.identity.Badge;
import chat.hubbub.moderation.Visit;
import chat.hubbub.presence.Departure;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One client's side of STOMP: from its first byte to its last. The transport calls {@link #receive} from one thread at a
 * time, and {@link #gone} from any.
 */
final class StompSession {

    private final StompSessions sessions;
    private final Link link;
    private final Subscriber<RoomEvent> client;
    private final Replies replies;
    private final Pulse pulse;
    private final StompDecoder decoder = new StompDecoder();
    private final Turn turn;
    private final Visit visit;
    private final Brake brake;
    private final Admission admission;
    private @Nullable Badge badge;
    private @Nullable Commands commands;
    private Runnable stopListening = () -> {};
    private volatile boolean ended;
    private boolean broken;

    StompSession(StompSessions sessions, Link link) {
        this.sessions = sessions;
        this.link = link;
        this.client = sessions.conversation().connect(link);
        this.replies = new Replies(client, link.wire());
        this.pulse = new Pulse(sessions.clock().instant(), sessions.patience());
        this.turn = new Turn(link, this::failed);
        this.visit = sessions.quotas().visit(link.caller().address());
        this.brake = new Brake(link);
        this.admission = new Admission(sessions, link.caller());
    }

    /** So many bytes came, with all that the transport put around them. To be told before they are taken. */
    void received(int bytes) {
        long tooMuch = visit.receive(bytes);
        if (tooMuch > 0) {
            brake.press(sessions.clock().instant(), tooMuch);
        }
    }

    /** Takes bytes from the client, in pieces of any size. */
    void receive(ByteBuffer bytes) {
        pulse.heard(sessions.clock().instant());
        // Held by readers alone, of whom there is one at a time: what the last one left must be seen by the next.
        synchronized (decoder) {
            decode(bytes);
        }
    }

    private void decode(ByteBuffer bytes) {
        if (ended || broken) {
            return;
        }
        try {
            decoder.decode(bytes, this::inTurn);
        } catch (BrokenFrame e) {
            broken = true;
            turn.take(() -> end(e));
        }
        pulse.insideFrame(decoder.isInsideFrame(), sessions.clock().instant());
    }

    private void inTurn(StompFrame frame) {
        if (isConnect(frame)) {
            // What comes behind it is read before a worker may have come to it.
            StompVersion.best(frame.header("accept-version")).ifPresent(decoder::speak);
        }
        if (sessions.slowFrames().include(frame)) {
            turn.takeSlow(() -> take(frame));
        } else {
            turn.take(() -> take(frame));
        }
    }

    private static boolean isConnect(StompFrame frame) {
        return frame.command().equals("CONNECT") || frame.command().equals("STOMP");
    }

    /** A fault of ours ends the connection: what else was asked for would rest on it. */
    private void failed(Throwable fault) {
        ended = true;
        Faults.tell(fault);
        link.close(CloseReason.FAULT);
    }

    /** The client gave a sign of life below STOMP. */
    void heard() {
        pulse.heard(sessions.clock().instant());
    }

    /** The transport is gone, in whatever way. */
    void gone() {
        turn.take(() -> {
            ended = true;
            leave(Departure.BROKEN);
            client.disconnect();
            sessions.forget(this);
            visit.end();
        });
    }

    /** Sends the client a frame of its transport's own, in turn with all others. */
    void pass(byte[] frame) {
        client.send(frame);
    }

    /** Ends the connection once what the client was about to be sent is whole. */
    void closeAfterSending(CloseReason reason) {
        client.closeAfterSending(reason);
    }

    /** Looks after the client from time to time. */
    void check() {
        link.giveUpIfStuck();
        brake.check(sessions.clock().instant());
        switch (pulse.check(sessions.clock().instant())) {
            case DEAD -> die();
            case SEND_HEART_BEAT -> beat();
            case ASK -> link.ping();
            case ALIVE -> {}
        }
    }

    /** Counted once, though it is found dead again until its transport is gone. */
    private void die() {
        pulse.causeOfDeath().ifPresent(visit::refused);
        link.close(CloseReason.SILENT);
    }

    private void beat() {
        if (!client.isWriting()) {
            replies.heartBeat();
        }
    }

    private void take(StompFrame frame) {
        if (ended) {
            return;
        }
        try {
            execute(frame);
        } catch (BrokenFrame e) {
            end(e);
        }
    }

    private void execute(StompFrame frame) {
        Commands known = commands;
        if (isConnect(frame)) {
            connect(frame);
        } else if (known == null) {
            end("not-connected", "The first frame must be CONNECT.", frame.header("receipt"));
        } else {
            dispatch(frame, known);
        }
    }

    private void dispatch(StompFrame frame, Commands known) {
        switch (frame.command()) {
            case "SEND" -> known.send(frame);
            case "SUBSCRIBE" -> known.subscribe(frame);
            case "UNSUBSCRIBE" -> known.unsubscribe(frame);
            case "DISCONNECT" -> sayGoodbye(frame.header("receipt"));
            case "ACK", "NACK" -> replies.receipt(frame.header("receipt"));
            case "BEGIN" -> known.begin(frame);
            case "COMMIT" -> known.commit(frame);
            case "ABORT" -> known.abort(frame);
            default -> end(Replies.MALFORMED, "There is no such command.", frame.header("receipt"));
        }
    }

    private void connect(StompFrame frame) {
        if (commands != null) {
            end(Replies.MALFORMED, "This connection is connected already.", frame.header("receipt"));
            return;
        }
        Optional<StompVersion> version = StompVersion.best(frame.header("accept-version"));
        if (version.isEmpty()) {
            ended = true;
            replies.failVersion();
            return;
        }
        HeartBeat heartBeat = HeartBeat.agree(frame.header("heart-beat"));
        admission
                .admit(frame, refusal -> end(refusal.code().word(), refusal.sentence(), Optional.empty()))
                .ifPresent(granted -> welcome(granted, version.get(), heartBeat));
    }

    private void welcome(Badge granted, StompVersion version, HeartBeat heartBeat) {
        badge = granted;
        pulse.connected(heartBeat);
        replies.connected(
                version,
                granted.speaker().nickname().value(),
                sessions.server(),
                UUID.randomUUID().toString());
        commands = new Commands(
                this, sessions, client, link, replies, granted, new Toll(visit, sessions.newRooms(), replies));
        stopListening = sessions.doors().listen(granted, link.caller().address(), this::sendAway);
    }

    /** Whoever must not be here any more leaves every room at once, and is told why. */
    private void sendAway(Refusal refusal) {
        turn.take(() -> {
            if (!ended) {
                leave(Departure.SAID);
                end(refusal.code().word(), refusal.sentence(), Optional.empty());
            }
        });
    }

    /** Whether nothing more is taken from the client. */
    boolean isEnded() {
        return ended;
    }

    /** Takes nothing more, and leaves for good as soon as all that was said is answered. */
    void sayGoodbye(Optional<String> receipt) {
        ended = true;
        if (commands != null) {
            commands.whenAnswered(() -> leaveForGood(receipt));
        }
    }

    private void leaveForGood(Optional<String> receipt) {
        turn.take(() -> {
            leave(Departure.SAID);
            replies.receipt(receipt);
            client.closeAfterSending(CloseReason.GOODBYE);
        });
    }

    /** Ends the connection with an ERROR. */
    void end(String code, String sentence, Optional<String> receipt) {
        ended = true;
        replies.fail(code, sentence, receipt);
    }

    private void end(BrokenFrame frame) {
        if (!ended) {
            frame.limit().ifPresent(visit::refused);
            end(Replies.MALFORMED, frame.sentence(), Optional.empty());
        }
    }

    private void leave(Departure departure) {
        if (commands != null) {
            commands.leaveAll(departure);
        }
        if (badge != null) {
            stopListening.run();
            sessions.claims().release(badge);
            badge = null;
        }
    }
}
