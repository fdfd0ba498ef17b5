package chat.hubbub.conversation;

import chat.hubbub.broker.Broker;
import chat.hubbub.broker.Outlet;
import chat.hubbub.broker.Publication;
import chat.hubbub.broker.Subscriber;
import chat.hubbub.broker.Subscription;
import chat.hubbub.broker.WireFormat;
import chat.hubbub.identity.Badge;
import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.Speaker;
import chat.hubbub.membership.PrivateRooms;
import chat.hubbub.message.Appended;
import chat.hubbub.message.Content;
import chat.hubbub.message.Draft;
import chat.hubbub.message.Emoji;
import chat.hubbub.message.IdempotencyKey;
import chat.hubbub.message.MessageLog;
import chat.hubbub.message.Position;
import chat.hubbub.moderation.Gatekeeper;
import chat.hubbub.moderation.Verdict;
import chat.hubbub.presence.Presence;
import chat.hubbub.presence.TypingIndicators;
import chat.hubbub.room.RoomName;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * The one door into a room: browsers, terminals and bots all speak through it, so a rule enforced here holds for everyone.
 * Safe for any thread; nothing here waits for a client, or for the log to write, but to {@linkplain #join join} and what
 * {@linkplain #mayWait may wait} for it to be read.
 */
public final class Conversation {

    /** Whoever missed more reloads the history: replaying it would cost more than it helps. */
    public static final long MOST_REPLAYED = 10_000;

    private static final Logger logger = LoggerFactory.getLogger(Conversation.class);

    private static final int TYPING_WEIGHT = 256;
    private static final Refusal CROWDED =
            Refusal.of(Refusal.Code.FORBIDDEN, "This connection listens to as many rooms as it may.");
    private static final Refusal PRIVATE =
            Refusal.of(Refusal.Code.FORBIDDEN, "This room is private. Somebody who is in it can invite you.");
    private static final Refusal UNREADABLE = Refusal.of(
            Refusal.Code.UNAVAILABLE,
            "The server cannot read this room's history at the moment. Please try again later.");

    private final Gatekeeper gatekeeper;
    private final MessageLog log;
    private final Broker<RoomEvent> broker;
    private final Presence presence;
    private final TypingIndicators typing;
    private final PrivateRooms privateRooms;
    private final Calls calls;
    private final HouseRules rules;
    private final OtherNodes otherNodes;

    Conversation(
            Gatekeeper gatekeeper,
            MessageLog log,
            Broker<RoomEvent> broker,
            Presence presence,
            TypingIndicators typing,
            PrivateRooms privateRooms,
            Calls calls,
            HouseRules rules,
            OtherNodes otherNodes) {
        this.gatekeeper = gatekeeper;
        this.rules = rules;
        this.otherNodes = otherNodes;
        this.calls = calls;
        this.privateRooms = privateRooms;
        this.log = log;
        this.broker = broker;
        this.presence = presence;
        this.typing = typing;
    }

    /** Takes in a client's connection. */
    public Subscriber<RoomEvent> connect(Outlet outlet) {
        return broker.connect(outlet);
    }

    /**
     * Sits down in a room: a welcome, then what was missed, then everything, each stored event once and in order.
     *
     * @param prefix written before each frame
     * @param whenLive runs once what was missed is delivered
     */
    public Joined join(
            Subscriber<RoomEvent> client,
            Badge badge,
            RoomName room,
            WireFormat<RoomEvent> format,
            byte[] prefix,
            Optional<Resume> resume,
            Runnable whenLive) {
        if (gatekeeper.examineMove(badge.speaker()) instanceof Verdict.TooFast tooFast) {
            return new Joined.Refused(Refusal.tooFast(tooFast.retryAfter()));
        }
        if (!mayEnter(room, badge)) {
            return new Joined.Refused(PRIVATE);
        }
        Optional<Refusal> shut = rules.entering(badge, room);
        if (shut.isPresent()) {
            return new Joined.Refused(shut.get());
        }
        Subscription<RoomEvent> subscription = client.subscribe(room.value(), format, prefix, badge);
        if (subscription == null) {
            return new Joined.Refused(CROWDED);
        }
        return stateOf(room, badge)
                .map(state -> sit(subscription, badge, room, state, resume, whenLive))
                .orElseGet(() -> turnAway(subscription));
    }

    /** Completes when it is durable. What is refused is never stored and never seen. */
    public CompletionStage<Said> say(Badge badge, RoomName room, String text, Optional<IdempotencyKey> key) {
        return answer(badge, room, text, Optional.empty(), key);
    }

    /** Says something in answer to an earlier line, if one is given. */
    public CompletionStage<Said> answer(
            Badge badge, RoomName room, String text, Optional<Long> replyTo, Optional<IdempotencyKey> key) {
        return write(badge, room, text, content -> new Draft.Chat(content, replyTo, key));
    }

    /** Puts a line of one's own in other words. */
    public CompletionStage<Said> edit(
            Badge badge, RoomName room, long target, String text, Optional<IdempotencyKey> key) {
        return write(badge, room, text, content -> new Draft.Edit(target, content, key));
    }

    /** Takes a line of one's own back; those who keep order take anybody's. */
    public CompletionStage<Said> delete(Badge badge, RoomName room, long target, Optional<IdempotencyKey> key) {
        return append(badge, room, new Draft.Delete(target, rules.keepsOrder(badge.person()), key));
    }

    /** Puts an emoji under a line, or takes one's own away. */
    public CompletionStage<Said> react(
            Badge badge, RoomName room, long target, Emoji emoji, boolean on, Optional<IdempotencyKey> key) {
        return append(badge, room, new Draft.React(target, emoji, on, key));
    }

    /** Says what the room is about. */
    public CompletionStage<Said> setTopic(Badge badge, RoomName room, String text, Optional<IdempotencyKey> key) {
        String topic = Content.tidyTopic(text);
        return Content.isTopic(topic)
                ? append(badge, room, new Draft.Topic(topic, key))
                : refused(Refusal.topicTooLong());
    }

    private CompletionStage<Said> write(Badge badge, RoomName room, String text, Function<String, Draft> draft) {
        String content = Content.tidy(text);
        Optional<Content.Flaw> flaw = Content.flawOf(content);
        return flaw.isPresent() ? refused(refusal(flaw.get())) : append(badge, room, draft.apply(content));
    }

    private CompletionStage<Said> append(Badge badge, RoomName room, Draft draft) {
        if (gatekeeper.examine(badge.speaker()) instanceof Verdict.TooFast tooFast) {
            return refused(Refusal.tooFast(tooFast.retryAfter()));
        }
        if (!mayEnter(room, badge)) {
            return refused(PRIVATE);
        }
        Optional<Refusal> refusal = rules.doing(badge, room, draft);
        if (refusal.isPresent()) {
            return refused(refusal.get());
        }
        return badge.as(speaker -> badge.isLost()
                ? refused(Refusal.nicknameLost(speaker.nickname()))
                : log.append(room, speaker, draft).thenApply(Conversation::said));
    }

    /** Tells the others, now and then, that somebody is typing. */
    public void type(Badge badge, RoomName room) {
        if (mayEnter(room, badge)
                && rules.mayType(badge, room)
                && typing.isNews(room, badge.speaker().nickname())) {
            Nickname nickname = badge.speaker().nickname();
            RoomEvent event = new RoomEvent.Typing(room, nickname);
            broker.publish(room.value(), new Publication<>(event, Publication.UNSTORED, badge, TYPING_WEIGHT));
            otherNodes.typing(room, nickname);
        }
    }

    /** Whether to say or do anything in this room may mean to wait for the disk; to ask this never does. */
    public boolean mayWait(RoomName room) {
        return privateRooms.mayWait(room);
    }

    /** A room of which this cannot be told is nobody's for the moment. */
    private boolean mayEnter(RoomName room, Badge badge) {
        try {
            return privateRooms.mayEnter(room, badge.person());
        } catch (DataAccessException e) {
            return false;
        }
    }

    /** Read after the subscription was prepared, and before anybody is told: what cannot be read seats nobody. */
    private Optional<State> stateOf(RoomName room, Badge badge) {
        try {
            remember(room, badge.speaker());
            Optional<RoomCard> card = privateRooms.find(room).map(found -> RoomCard.of(found, badge.person()));
            return Optional.of(new State(log.head(room), log.topic(room), card));
        } catch (DataAccessException e) {
            return Optional.empty();
        }
    }

    private Joined sit(
            Subscription<RoomEvent> subscription,
            Badge badge,
            RoomName room,
            State state,
            Optional<Resume> resume,
            Runnable whenLive) {
        Position head = state.head();
        boolean recovered = resume.map(wish -> canReplay(wish, head)).orElse(true);
        long after = recovered ? resume.map(Resume::after).orElse(head.seq()) : head.seq();
        Optional<Refusal> lost = badge.as(speaker -> {
            if (badge.isLost()) {
                return Optional.of(Refusal.nicknameLost(speaker.nickname()));
            }
            presence.join(room, speaker);
            calls.met(room, speaker);
            return Optional.empty();
        });
        if (lost.isPresent()) {
            subscription.cancel();
            return new Joined.Refused(lost.get());
        }
        RoomEvent welcome =
                new RoomEvent.Welcome(room, presence.roster(room), state.topic(), state.card(), head, recovered);
        subscription.start(welcome, after, head.seq(), whenLive);
        return new Joined.Seated(new Seat(presence, badge, room, subscription));
    }

    /** Whom one speaks with is shown by it, which is no reason to keep anybody out. */
    private void remember(RoomName room, Speaker speaker) {
        try {
            privateRooms.met(room, speaker);
        } catch (DataAccessException e) {
            logger.debug("A nickname in a private room was not remembered", e);
        }
    }

    /** Where a room's log stands, and what the room is about. */
    private record State(Position head, String topic, Optional<RoomCard> card) {}

    private static Joined turnAway(Subscription<RoomEvent> subscription) {
        subscription.cancel();
        return new Joined.Refused(UNREADABLE);
    }

    private static boolean canReplay(Resume wish, Position head) {
        boolean sameLife = wish.epoch().map(head.epoch()::equals).orElse(true);
        long missed = head.seq() - wish.after();
        return sameLife && wish.after() >= 0 && missed >= 0 && missed <= MOST_REPLAYED;
    }

    private static Refusal refusal(Content.Flaw flaw) {
        return switch (flaw) {
            case EMPTY -> Refusal.of(Refusal.Code.EMPTY, "There is nothing in this message.");
            case TOO_LONG -> Refusal.tooLong();
        };
    }

    private static CompletionStage<Said> refused(Refusal refusal) {
        return CompletableFuture.completedStage(new Said.Refused(refusal));
    }

    private static Said said(Appended appended) {
        if (appended instanceof Appended.Stored stored) {
            return new Said.Stored(stored.event().seq());
        }
        if (appended instanceof Appended.Repeated repeated) {
            return new Said.Stored(repeated.seq());
        }
        if (appended instanceof Appended.Refused refused) {
            return new Said.Refused(Refusal.of(refused.reason()));
        }
        Appended.Unavailable unavailable = (Appended.Unavailable) appended;
        return new Said.Refused(Refusal.of(Refusal.Code.UNAVAILABLE, unavailable.sentence()));
    }
}
