package chat.hubbub.moderation;

import java.time.Duration;

/** What the gatekeeper thinks of somebody about to speak. */
public sealed interface Verdict {

    record Allowed() implements Verdict {}

    /** Too much in too short a time; after the given time one more is allowed. */
    record TooFast(Duration retryAfter) implements Verdict {}

    /** They must not be here for so long. */
    record Banned(Duration left) implements Verdict {}

    /** They must not say anything for so long. */
    record Muted(Duration left) implements Verdict {}

    /** Nobody new comes into the room. */
    record Closed() implements Verdict {}

    /** Nobody but owners and moderators says anything in the room. */
    record Silenced() implements Verdict {}

    /** Everybody waits in this room before they say the next thing. */
    record Slow(Duration retryAfter) implements Verdict {}

    /** They are new here, and this room wants them to read first. */
    record Newcomer(Duration retryAfter) implements Verdict {}
}
