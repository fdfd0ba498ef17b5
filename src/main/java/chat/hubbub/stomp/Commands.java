package chat.hubbub.stomp;

import chat.hubbub.broker.Subscriber;
import chat.hubbub.conversation.Conversation;
import chat.hubbub.conversation.Farewell;
import chat.hubbub.conversation.Invitations;
import chat.hubbub.conversation.Joined;
import chat.hubbub.conversation.Refusal;
import chat.hubbub.conversation.Renamed;
import chat.hubbub.conversation.Renames;
import chat.hubbub.conversation.RoomEvent;
import chat.hubbub.conversation.Said;
import chat.hubbub.identity.Badge;
import chat.hubbub.membership.Invite;
import chat.hubbub.message.Emoji;
import chat.hubbub.message.IdempotencyKey;
import chat.hubbub.moderation.Limit;
import chat.hubbub.presence.Departure;
import chat.hubbub.room.RoomName;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** What a connected client may do. Called by its session, one frame at a time. */
final class Commands {

    private static final String FORBIDDEN = "forbidden";
    private static final Refusal NO_EMOJI = Refusal.of(Refusal.Code.FORBIDDEN, "That is not one emoji.");

    private final StompSession session;
    private final Conversation conversation;
    private final Invitations invitations;
    private final Renames renames;
    private final Subscriber<RoomEvent> client;
    private final Replies replies;
    private final Badge badge;
    private final InFlight inFlight;
    private final Toll toll;
    private final Subscriptions subscriptions = new Subscriptions();
    private final Transactions transactions = new Transactions();

    Commands(
            StompSession session,
            StompSessions sessions,
            Subscriber<RoomEvent> client,
            Link link,
            Replies replies,
            Badge badge,
            Toll toll) {
        this.session = session;
        this.conversation = sessions.conversation();
        this.invitations = sessions.invitations();
        this.renames = sessions.renames();
        this.client = client;
        this.replies = replies;
        this.badge = badge;
        this.inFlight = new InFlight(link);
        this.toll = toll;
    }

    void subscribe(StompFrame frame) {
        Optional<String> receipt = frame.header("receipt");
        String destination = destinationOf(frame);
        Optional<String> id = subscriptionId(frame, destination);
        if (id.isEmpty() || subscriptions.has(id.get())) {
            session.end(Replies.MALFORMED, "A subscription needs an id of its own.", receipt);
        } else if (subscriptions.areFull()) {
            toll.refused(Limit.SUBSCRIPTIONS);
            session.end(FORBIDDEN, "A connection has at most " + Subscriptions.MOST + " subscriptions.", receipt);
        } else {
            subscribe(id.get(), Destination.ofSubscribe(destination), frame);
        }
    }

    void unsubscribe(StompFrame frame) {
        String id = subscriptionId(frame, frame.header("destination").orElse(""))
                .orElseThrow(() -> new BrokenFrame("An UNSUBSCRIBE needs the id of a subscription."));
        subscriptions.end(id);
        replies.refuseNoMoreOn(id);
        replies.receipt(frame.header("receipt"));
    }

    void send(StompFrame frame) {
        if (!transactions.keep(frame)) {
            deliver(frame);
        }
    }

    void leaveAll(Departure departure) {
        subscriptions.endAll(departure);
    }

    /** Runs it once all that was said before is durable or refused: a goodbye must not overtake the last word. */
    void whenAnswered(Runnable action) {
        inFlight.whenDone(action);
    }

    void begin(StompFrame frame) {
        transactions.begin(frame);
        replies.receipt(frame.header("receipt"));
    }

    void commit(StompFrame frame) {
        for (StompFrame kept : transactions.commit(frame)) {
            if (!session.isEnded()) {
                deliver(kept);
            }
        }
        replies.receipt(frame.header("receipt"));
    }

    void abort(StompFrame frame) {
        transactions.abort(frame);
        replies.receipt(frame.header("receipt"));
    }

    private void deliver(StompFrame frame) {
        Optional<String> receipt = frame.header("receipt");
        Destination destination = Destination.ofSend(destinationOf(frame));
        if (destination instanceof Destination.Chat chat) {
            chat(chat.room(), frame, receipt);
        } else if (destination instanceof Destination.Change change) {
            change(change, frame, receipt);
        } else if (destination instanceof Destination.Nick) {
            rename(MessageBody.of(frame).text("nickname"), receipt);
        } else if (destination instanceof Destination.Typing typing) {
            if (toll.allowsTyping()) {
                conversation.type(badge, typing.room());
            }
            replies.receipt(receipt);
        } else if (destination instanceof Destination.BadRoom) {
            replies.refuse(Refusal.of(Refusal.Code.ROOM_INVALID, RoomName.RULE), receipt);
        } else if (destination instanceof Destination.Unknown) {
            replies.refuse(Refusal.of(Refusal.Code.FORBIDDEN, "There is nothing at this destination."), receipt);
        } else {
            session.end(FORBIDDEN, "A client sends to /app/ and nowhere else.", receipt);
        }
    }

    private void subscribe(String id, Destination destination, StompFrame frame) {
        Optional<String> receipt = frame.header("receipt");
        if (destination instanceof Destination.Topic topic) {
            listen(id, topic.room(), frame, receipt);
        } else if (destination instanceof Destination.OwnQueue queue) {
            subscriptions.addQueue(id, fill(id, queue.name()));
            replies.receipt(receipt);
        } else if (destination instanceof Destination.BadRoom) {
            replies.refuse(Refusal.of(Refusal.Code.ROOM_INVALID, RoomName.RULE), receipt);
        } else {
            session.end(FORBIDDEN, "A client listens to /topic/{room} and /user/queue/ and nothing else.", receipt);
        }
    }

    /** Begins to fill a queue of the client's own; a queue that nobody knows stays empty. */
    private Runnable fill(String id, String queue) {
        if (queue.equals(Destination.ROOMS)) {
            return invitations.listen(badge.person(), card -> replies.tell(id, card));
        }
        if (queue.equals(Destination.NICKNAME)) {
            return badge.listen(nickname -> replies.tell(id, nickname));
        }
        if (queue.equals(Destination.ERRORS)) {
            replies.refuseOn(id);
        }
        return () -> {};
    }

    private void listen(String id, RoomName room, StompFrame frame, Optional<String> receipt) {
        if (!toll.allowsJoining(room, receipt)) {
            return;
        }
        StompWireFormat format = replies.format();
        Optional<Refusal> shut = frame.header("invite")
                .flatMap(Invite::parse)
                .flatMap(invite -> invitations.accept(room, invite, badge.speaker()));
        if (shut.isPresent()) {
            replies.refuse(shut.get(), receipt);
            return;
        }
        Joined joined = conversation.join(
                client, badge, room, format, format.prefix(id), Resumption.of(frame), () -> replies.receipt(receipt));
        if (joined instanceof Joined.Seated seated) {
            subscriptions.add(id, seated.seat());
        } else if (joined instanceof Joined.Refused refused) {
            toll.refuse(Limit.JOINS_PER_ADDRESS, refused.refusal(), receipt);
        }
    }

    private void chat(RoomName room, StompFrame frame, Optional<String> receipt) {
        MessageBody body = MessageBody.of(frame);
        if (Farewell.isOne(body.text())) {
            session.sayGoodbye(receipt);
        } else {
            write(
                    room,
                    frame,
                    receipt,
                    key -> conversation.answer(badge, room, body.text(), body.number("replyTo"), key));
        }
    }

    private void change(Destination.Change change, StompFrame frame, Optional<String> receipt) {
        MessageBody body = MessageBody.ofObject(frame);
        long target = body.number("target").orElse(0L);
        RoomName room = change.room();
        switch (change.kind()) {
            case EDIT -> write(room, frame, receipt, key -> conversation.edit(badge, room, target, body.text(), key));
            case DELETE -> write(room, frame, receipt, key -> conversation.delete(badge, room, target, key));
            case TOPIC -> setTopic(room, frame, receipt);
            case REACT ->
                Emoji.parse(body.string("emoji"))
                        .ifPresentOrElse(
                                emoji -> write(
                                        room,
                                        frame,
                                        receipt,
                                        key -> conversation.react(badge, room, target, emoji, body.flag("on"), key)),
                                () -> replies.refuse(NO_EMOJI, receipt));
        }
    }

    /** Only who says so takes a topic away, and not who cannot write it. */
    private void setTopic(RoomName room, StompFrame frame, Optional<String> receipt) {
        MessageBody body = MessageBody.of(frame);
        if (body.hasText() || frame.oversized()) {
            write(room, frame, receipt, key -> conversation.setTopic(badge, room, body.text(), key));
        } else {
            replies.refuse(Refusal.of(Refusal.Code.EMPTY, "There is no topic in this message."), receipt);
        }
    }

    private void write(
            RoomName room,
            StompFrame frame,
            Optional<String> receipt,
            Function<Optional<IdempotencyKey>, CompletionStage<Said>> act) {
        Optional<String> key = frame.header("idempotency-key").filter(text -> !text.isEmpty());
        Optional<IdempotencyKey> valid = key.flatMap(IdempotencyKey::parse);
        if (!toll.allowsWriting(room, receipt)) {
            return;
        }
        if (frame.oversized()) {
            toll.refused(Limit.FRAME);
            replies.refuse(Refusal.tooLong(), receipt);
        } else if (key.isPresent() && valid.isEmpty()) {
            replies.refuse(Refusal.of(Refusal.Code.TOO_LONG, "An idempotency-key has at most 64 characters."), receipt);
        } else {
            inFlight.begin();
            act.apply(valid).thenAccept(said -> answer(said, receipt));
        }
    }

    /** It is under way like a message: a goodbye must not overtake it. */
    private void rename(String wanted, Optional<String> receipt) {
        if (!toll.allowsRenaming(receipt)) {
            return;
        }
        inFlight.begin();
        renames.rename(badge, wanted).thenAccept(renamed -> answer(renamed, receipt));
    }

    private void answer(Renamed renamed, Optional<String> receipt) {
        if (renamed instanceof Renamed.Done done) {
            replies.receipt(receipt, done.nickname());
        } else if (renamed instanceof Renamed.Refused refused) {
            toll.refuse(Limit.MESSAGES_PER_ADDRESS, refused.refusal(), receipt);
        }
        inFlight.end();
    }

    private void answer(Said said, Optional<String> receipt) {
        if (said instanceof Said.Stored stored) {
            replies.receipt(receipt, stored.seq());
        } else if (said instanceof Said.Refused refused) {
            toll.refuse(Limit.MESSAGES_PER_ADDRESS, refused.refusal(), receipt);
        }
        inFlight.end();
    }

    private static String destinationOf(StompFrame frame) {
        return frame.header("destination").orElseThrow(() -> new BrokenFrame("There is no destination."));
    }

    /** STOMP 1.0 knows subscriptions without an id: there the destination is the id. */
    private Optional<String> subscriptionId(StompFrame frame, String destination) {
        Optional<String> id = frame.header("id").filter(text -> !text.isEmpty());
        return id.isPresent() || replies.version() != StompVersion.V1_0 ? id : Optional.of(destination);
    }
}
