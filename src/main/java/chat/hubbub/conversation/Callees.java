package chat.hubbub.conversation;

import chat.hubbub.identity.NicknameClaims;
import chat.hubbub.identity.Person;
import chat.hubbub.identity.Speaker;
import chat.hubbub.moderation.Gatekeeper;
import chat.hubbub.moderation.Verdict;
import chat.hubbub.presence.Presence;
import chat.hubbub.push.Answer;
import chat.hubbub.push.Endpoint;
import chat.hubbub.push.Note;
import chat.hubbub.push.Push;
import chat.hubbub.push.PushSubscription;
import chat.hubbub.room.RoomName;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Those who want to be called while they are away: how they come to be, and how they try it. Safe for any thread. */
public final class Callees {

    /** Each holds a thread of the web server for as long as a push service takes. */
    private static final int MOST_TESTS = 4;

    private static final Logger log = LoggerFactory.getLogger(Callees.class);

    private static final Refusal NOBODY =
            Refusal.of(Refusal.Code.FORBIDDEN, "Only who is connected under a nickname can be called.");
    private static final Refusal NOT_THERE =
            Refusal.of(Refusal.Code.FORBIDDEN, "This server calls through push services on the internet alone.");
    private static final Refusal TOO_MANY =
            Refusal.of(Refusal.Code.FORBIDDEN, "You are called in as many browsers as anybody may be.");
    private static final Refusal FULL =
            Refusal.of(Refusal.Code.UNAVAILABLE, "The server calls as many browsers as it can.");
    private static final Refusal BUSY =
            Refusal.of(Refusal.Code.UNAVAILABLE, "Others are trying this just now. Please try again later.");

    private static final Tested NOT_REACHED = new Tested.Failed("The push service cannot be reached.");

    private final Push push;
    private final NicknameClaims claims;
    private final Gatekeeper gatekeeper;
    private final Presence presence;
    private final Semaphore tests = new Semaphore(MOST_TESTS);

    Callees(Push push, NicknameClaims claims, Gatekeeper gatekeeper, Presence presence) {
        this.push = push;
        this.claims = claims;
        this.gatekeeper = gatekeeper;
        this.presence = presence;
    }

    /** What browsers bind a subscription to; none where nobody is called. */
    public Optional<String> key() {
        return push.key();
    }

    /** Has its person called in a browser from now on; why not, if it is refused. May block on the disk. */
    public Optional<Refusal> subscribe(PushSubscription wanted) {
        return asSpeaker(
                wanted.person(),
                speaker -> switch (push.subscribe(wanted)) {
                    case DONE -> {
                        push.met(speaker, presence.roomsOf(wanted.person()));
                        yield Optional.empty();
                    }
                    case NOT_THERE -> Optional.of(NOT_THERE);
                    case TOO_MANY -> Optional.of(TOO_MANY);
                    case FULL -> Optional.of(FULL);
                },
                Optional::of);
    }

    /** Calls a browser no more; false if it is none of this person's. May block on the disk. */
    public boolean unsubscribe(Person person, Endpoint endpoint) {
        return push.unsubscribe(person, endpoint);
    }

    /** Calls somebody in one of their browsers, so that they see whether it works. Waits for the push service. */
    public Tested test(Person person, Endpoint endpoint) {
        return asSpeaker(person, speaker -> test(speaker, endpoint), Tested.Refused::new);
    }

    private <T> T asSpeaker(Person person, Function<Speaker, T> act, Function<Refusal, T> refused) {
        Optional<Speaker> speaker = claims.heldBy(person);
        if (speaker.isEmpty()) {
            return refused.apply(NOBODY);
        }
        return gatekeeper.examineMove(speaker.get()) instanceof Verdict.TooFast tooFast
                ? refused.apply(Refusal.tooFast(tooFast.retryAfter()))
                : act.apply(speaker.get());
    }

    private Tested test(Speaker speaker, Endpoint endpoint) {
        if (!tests.tryAcquire()) {
            return new Tested.Refused(BUSY);
        }
        try {
            Note note = new Note(
                    Note.Kind.TEST,
                    RoomName.PUBLIC,
                    RoomName.PUBLIC.value(),
                    speaker.nickname(),
                    "This browser can be called.",
                    0);
            return push.send(speaker.person(), endpoint, note)
                    .map(Callees::tested)
                    .orElseGet(Tested.NotThere::new);
        } catch (IOException e) {
            log.debug("A push service was not reached", e);
            return NOT_REACHED;
        } finally {
            tests.release();
        }
    }

    private static Tested tested(Answer answer) {
        return answer.isTaken()
                ? new Tested.Done()
                : new Tested.Failed("The push service answered with the status " + answer.status() + ".");
    }
}
