package chat.hubbub.terminal;

import chat.hubbub.broker.CloseReason;
import chat.hubbub.broker.Subscriber;
import chat.hubbub.conversation.Answer;
import chat.hubbub.conversation.Farewell;
import chat.hubbub.conversation.Joined;
import chat.hubbub.conversation.Refusal;
import chat.hubbub.conversation.RoomEvent;
import chat.hubbub.conversation.Said;
import chat.hubbub.conversation.Seat;
import chat.hubbub.identity.Badge;
import chat.hubbub.identity.Nickname;
import chat.hubbub.message.Content;
import chat.hubbub.moderation.Address;
import chat.hubbub.moderation.CommandLine;
import chat.hubbub.moderation.Excess;
import chat.hubbub.moderation.Limit;
import chat.hubbub.moderation.Visit;
import chat.hubbub.presence.Departure;
import chat.hubbub.room.RoomName;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * One person at a terminal, from the welcome to the goodbye. Knows nothing of sockets; everything here runs on the
 * connection's own thread.
 */
final class TerminalSession {

    private static final byte[] NO_PREFIX = {};
    private static final LineFormat FORMAT = new LineFormat();
    private static final String TOO_LONG = "This message is longer than " + Content.MOST_CODE_POINTS + " characters.";
    private static final CloseReason NAMELESS =
            new CloseReason(4009, "You gave no nickname for too long. Please come back with one.");

    private final Indoors indoors;
    private final Address from;
    private final TerminalLimits limits;
    private final Visit visit;
    private final Subscriber<RoomEvent> client;
    private final ScheduledExecutorService loop;
    private final Runnable whenAnswered;
    private final NameDesk names;
    private final Introduction introduction;
    private final Errand errand;
    private final Complaints complaints;
    private @Nullable Badge badge;
    private @Nullable Seat seat;
    private Departure departure = Departure.BROKEN;
    private @Nullable CloseReason ending;
    private Runnable stopListening = () -> {};
    private int unanswered;

    /** Whether somebody is about to be given a seat, which they cannot leave before they have it. */
    private boolean entering;

    /** @param whenAnswered runs after each message that was said or refused, and a nickname that was: then there may be room for more */
    TerminalSession(
            Indoors indoors,
            NameDesk names,
            Address from,
            TerminalLimits limits,
            Visit visit,
            Subscriber<RoomEvent> client,
            ScheduledExecutorService loop,
            Runnable whenAnswered) {
        this.indoors = indoors;
        this.from = from;
        this.limits = limits;
        this.visit = visit;
        this.client = client;
        this.loop = loop;
        this.whenAnswered = whenAnswered;
        this.names = names;
        this.introduction = new Introduction(indoors.doors(), names, from, client, loop, limits.nameTries());
        this.errand = new Errand(this::failed, whenAnswered);
        this.complaints = new Complaints(client, loop, limits.complaintTime());
    }

    void greet() {
        client.send(Wording.line(Wording.WELCOME));
    }

    /** Whether the next message may be taken now. */
    boolean takesMore() {
        return !isOver() && !errand.isOpen() && unanswered < limits.unanswered();
    }

    /** Whether nothing that the client still sends matters. */
    boolean isOver() {
        return ending != null;
    }

    void take(Typed typed) {
        if (typed instanceof Typed.Line line) {
            hear(TerminalText.clean(line.text()));
        } else if (badge == null) {
            refuseName(Nickname.RULE);
        } else {
            visit.refused(Limit.LINE);
            complaints.add(TOO_LONG);
        }
    }

    /** The client will send nothing more. What it sent is said before it leaves. */
    void inputEnded() {
        end(CloseReason.GOODBYE);
    }

    void nameTimeIsUp() {
        if (badge == null) {
            visit.refused(Limit.CONNECT_TIME);
            end(NAMELESS);
        }
    }

    void serverStops() {
        end(CloseReason.STOPPING);
    }

    /** The connection is gone, in whatever way. */
    void gone() {
        ending = CloseReason.GOODBYE;
        leave();
        client.disconnect();
    }

    private void hear(String text) {
        Badge known = badge;
        if (Farewell.isOne(text)) {
            departure = Departure.SAID;
            end(CloseReason.GOODBYE);
        } else if (known == null) {
            introduce(text);
        } else if (isOrder(known, text)) {
            order(known, text);
        } else if (!text.isBlank()) {
            say(known, text);
        }
    }

    private void introduce(String text) {
        errand.run(introduction.answer(text), this::introduced);
    }

    /** A fault of ours: nobody knows what the client would be answered next. */
    private void failed() {
        entering = false;
        end(CloseReason.FAULT);
        endIfAnswered();
    }

    private void introduced(Optional<Badge> named) {
        if (isOver()) {
            named.ifPresent(indoors.claims()::release);
        } else {
            named.ifPresent(this::enter);
            endIfHopeless();
        }
    }

    /** Whoever keeps order gets no command wrong in public; what is none of theirs, others may always say. */
    private boolean isOrder(Badge known, String text) {
        boolean slash = text.startsWith("/") && !text.startsWith("//");
        return slash && (CommandLine.isOne(text) || indoors.rulings().keepsOrder(known.person()));
    }

    private void refuseName(String sentence) {
        introduction.askAgain(sentence);
        endIfHopeless();
    }

    private void endIfHopeless() {
        CloseReason failure = introduction.failure();
        if (failure != null) {
            end(failure);
        }
    }

    private void enter(Badge named) {
        badge = named;
        stopListening = indoors.doors().listen(named, from, this::sendAway);
        Optional<Excess> excess = visit.take(Limit.JOINS_PER_ADDRESS);
        if (excess.isPresent()) {
            end(CloseReason.refused(Refusal.of(excess.get()).sentence()));
            return;
        }
        CompletableFuture<Joined> joined = names.serve(() -> join(named), loop);
        entering = !joined.isDone();
        errand.run(joined, this::entered);
    }

    private Joined join(Badge named) {
        return indoors.conversation()
                .join(client, named, RoomName.PUBLIC, FORMAT, NO_PREFIX, Optional.empty(), () -> {});
    }

    private void entered(Joined joined) {
        entering = false;
        if (joined instanceof Joined.Seated seated) {
            seat = seated.seat();
        } else if (joined instanceof Joined.Refused refused) {
            end(CloseReason.refused(refused.refusal().sentence()));
        }
        endIfAnswered();
    }

    private void say(Badge known, String text) {
        Optional<Excess> excess = visit.take(Limit.MESSAGES_PER_ADDRESS);
        if (excess.isPresent()) {
            complaints.add(Refusal.of(excess.get()).sentence());
            return;
        }
        unanswered++;
        indoors.conversation()
                .say(known, RoomName.PUBLIC, text, Optional.empty())
                .thenAcceptAsync(this::answered, loop);
    }

    /** The answer comes in the server's own voice. */
    private void order(Badge known, String line) {
        unanswered++;
        indoors.rulings().obey(known.person(), RoomName.PUBLIC, line).thenAcceptAsync(this::answered, loop);
    }

    private void answered(Answer answer) {
        for (String line : answer.lines()) {
            client.send(answer.kind() == Answer.Kind.DONE ? Wording.notice(line) : Wording.refusal(line));
        }
        nextAfterAnswer();
    }

    /** Whoever must not be here any more leaves at once, and is told why. */
    private void sendAway(Refusal refusal) {
        loop.execute(() -> {
            departure = Departure.SAID;
            end(CloseReason.refused(refusal.sentence()));
        });
    }

    private void answered(Said said) {
        if (said instanceof Said.Refused refused) {
            if (refused.refusal().code() == Refusal.Code.RATE_LIMITED) {
                visit.giveBack(Limit.MESSAGES_PER_ADDRESS);
            }
            complaints.add(refused.refusal().sentence());
        }
        nextAfterAnswer();
    }

    private void nextAfterAnswer() {
        unanswered--;
        endIfAnswered();
        whenAnswered.run();
    }

    private void end(CloseReason reason) {
        if (ending == null) {
            ending = reason;
            endIfAnswered();
        }
    }

    /** Nobody hears that somebody left before they hear the last thing that person said. */
    private void endIfAnswered() {
        CloseReason reason = ending;
        if (reason != null && unanswered == 0 && !entering) {
            leave();
            complaints.tellTheRest();
            client.closeAfterSending(reason);
        }
    }

    private void leave() {
        if (entering) {
            return;
        }
        if (seat != null) {
            seat.leave(departure);
            seat = null;
        }
        if (badge != null) {
            stopListening.run();
            indoors.claims().release(badge);
            badge = null;
        }
    }
}
