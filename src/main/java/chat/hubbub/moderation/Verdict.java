package chat.hubbub.moderation;

import java.time.Duration;

/** What the gatekeeper thinks of somebody about to speak. */
public sealed interface Verdict {

    record Allowed() implements Verdict {}

    /** Too much in too short a time; after the given time one more is allowed. */
    record TooFast(Duration retryAfter) implements Verdict {}
}
