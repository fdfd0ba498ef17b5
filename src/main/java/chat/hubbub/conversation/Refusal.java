package chat.hubbub.conversation;

import chat.hubbub.identity.Claim;
import chat.hubbub.identity.Nickname;
import chat.hubbub.message.Appended;
import chat.hubbub.message.Content;
import chat.hubbub.moderation.Excess;
import chat.hubbub.moderation.Limit;
import chat.hubbub.moderation.Span;
import chat.hubbub.moderation.Verdict;
import java.time.Duration;
import java.util.Optional;

/**
 * Why something was not done, in a word for programs and a sentence for people.
 *
 * @param retryAfter where waiting helps, how long
 */
public record Refusal(Code code, String sentence, Optional<Duration> retryAfter) {

    /** The reasons there are. */
    public enum Code {
        TOO_LONG("too-long"),
        EMPTY("empty"),
        RATE_LIMITED("rate-limited"),
        ROOM_INVALID("room-invalid"),
        NICKNAME_INVALID("nickname-invalid"),
        NICKNAME_TAKEN("nickname-taken"),
        FORBIDDEN("forbidden"),
        UNAVAILABLE("unavailable"),
        BANNED("banned"),
        MUTED("muted"),
        LOCKED("locked"),
        SLOW("slow"),
        NEWCOMER("newcomer");

        private final String word;

        Code(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    public static Refusal of(Code code, String sentence) {
        return new Refusal(code, sentence, Optional.empty());
    }

    /** What was said is longer than anything may be. */
    public static Refusal tooLong() {
        return of(Code.TOO_LONG, "This message is longer than " + Content.MOST_CODE_POINTS + " characters.");
    }

    /** A nickname is not to be had. */
    public static Refusal of(Claim.Refused refused) {
        Code code = refused instanceof Claim.Taken ? Code.NICKNAME_TAKEN : Code.UNAVAILABLE;
        return of(code, refused.sentence());
    }

    /** A nickname is another person's by now, because this node was cut off from the others. */
    static Refusal nicknameLost(Nickname nickname) {
        return of(Code.NICKNAME_TAKEN, "The nickname " + nickname + " is somebody else's by now.");
    }

    /** A topic is one line. */
    static Refusal topicTooLong() {
        return of(Code.TOO_LONG, "A topic has at most " + Content.MOST_TOPIC_CODE_POINTS + " characters.");
    }

    /** Why something is not done to a line. */
    static Refusal of(Appended.Reason reason) {
        return of(
                Code.FORBIDDEN,
                switch (reason) {
                    case NO_SUCH_LINE -> "There is no such message, or it was deleted.";
                    case NOT_YOURS -> "Only who said it can change a message.";
                    case TOO_OLD -> "This message is too old to be changed.";
                    case TOO_OFTEN -> "This message was changed as often as it can be.";
                    case TOO_MANY_EMOJI -> "This message has as many different emoji as it can have.";
                });
    }

    /** What comes from one address is too much, whoever it was. */
    public static Refusal of(Excess excess) {
        return new Refusal(
                Code.RATE_LIMITED,
                excess.limit() == Limit.ROOMS_PER_ADDRESS
                        ? "Too many new rooms come from your address. Please wait a moment."
                        : "Too much comes from your address. Please wait a moment.",
                Optional.of(excess.retryAfter()));
    }

    /** What keeps somebody from something, if anything does. */
    static Optional<Refusal> of(Verdict verdict) {
        if (verdict instanceof Verdict.TooFast tooFast) {
            return Optional.of(tooFast(tooFast.retryAfter()));
        }
        if (verdict instanceof Verdict.Banned banned) {
            return Optional.of(timed(Code.BANNED, "You cannot be here. This ends in %s.", banned.left()));
        }
        if (verdict instanceof Verdict.Muted muted) {
            return Optional.of(timed(Code.MUTED, "You cannot say anything. This ends in %s.", muted.left()));
        }
        if (verdict instanceof Verdict.Slow slow) {
            return Optional.of(
                    timed(Code.SLOW, "Everybody waits in this room. You can go on in %s.", slow.retryAfter()));
        }
        if (verdict instanceof Verdict.Newcomer newcomer) {
            String sentence = "Whoever is new here reads first. You can write in %s.";
            return Optional.of(timed(Code.NEWCOMER, sentence, newcomer.retryAfter()));
        }
        if (verdict instanceof Verdict.Closed) {
            return Optional.of(of(Code.LOCKED, "This room is locked. Nobody new comes in at the moment."));
        }
        return verdict instanceof Verdict.Silenced
                ? Optional.of(of(Code.LOCKED, "In this room only moderators write at the moment."))
                : Optional.empty();
    }

    private static Refusal timed(Code code, String sentence, Duration wait) {
        return new Refusal(code, sentence.formatted(Span.words(wait)), Optional.of(wait));
    }

    static Refusal tooFast(Duration retryAfter) {
        return new Refusal(
                Code.RATE_LIMITED, "You are writing too fast. Please wait a moment.", Optional.of(retryAfter));
    }
}
