package chat.hubbub.backup;

import org.jspecify.annotations.Nullable;

/** What was typed makes no sense; the message is one sentence for whoever typed it. */
final class Unusable extends RuntimeException {

    private static final long serialVersionUID = 1;

    Unusable(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
