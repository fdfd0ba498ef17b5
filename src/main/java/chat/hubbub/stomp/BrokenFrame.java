package chat.hubbub.stomp;

import chat.hubbub.moderation.Limit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The client does not speak STOMP; the connection cannot go on. Carries a fixed sentence and no stack trace. */
final class BrokenFrame extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final @Nullable Limit limit;

    BrokenFrame(String sentence) {
        this(sentence, null);
    }

    private BrokenFrame(String sentence, @Nullable Limit limit) {
        super(sentence, null, false, false);
        this.limit = limit;
    }

    /** It is STOMP, and too much of it. */
    static BrokenFrame tooMuch(String sentence) {
        return new BrokenFrame(sentence, Limit.FRAME);
    }

    String sentence() {
        return String.valueOf(getMessage());
    }

    /** The limit that was met, if it was one. */
    Optional<Limit> limit() {
        return Optional.ofNullable(limit);
    }
}
