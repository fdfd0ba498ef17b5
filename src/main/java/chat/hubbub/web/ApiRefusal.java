package chat.hubbub.web;

import chat.hubbub.conversation.Refusal;
import java.time.Duration;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Something a caller got wrong, in a sentence that tells them what. */
final class ApiRefusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final HttpStatus status;
    private final String sentence;
    private final @Nullable Duration retryAfter;

    ApiRefusal(String sentence) {
        this(HttpStatus.BAD_REQUEST, sentence);
    }

    ApiRefusal(HttpStatus status, String sentence) {
        this(status, sentence, null);
    }

    /** Something that the rooms refuse; where waiting helps, the caller hears how long. */
    static ApiRefusal of(HttpStatus status, Refusal refusal) {
        return new ApiRefusal(status, refusal.sentence(), refusal.retryAfter().orElse(null));
    }

    private ApiRefusal(HttpStatus status, String sentence, @Nullable Duration retryAfter) {
        super(sentence, null, /* enableSuppression= */ false, /* writableStackTrace= */ false);
        this.status = status;
        this.sentence = sentence;
        this.retryAfter = retryAfter;
    }

    HttpStatus status() {
        return status;
    }

    String sentence() {
        return sentence;
    }

    /** In whole seconds, as HTTP has it. */
    OptionalLong retryAfterSeconds() {
        return retryAfter == null
                ? OptionalLong.empty()
                : OptionalLong.of(Math.max(1, retryAfter.plusMillis(999).toSeconds()));
    }
}
