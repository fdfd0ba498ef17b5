package chat.hubbub.identity;

import java.time.Duration;

/** The answer of all nodes to one that wants a nickname for somebody. */
public sealed interface Allotment {

    /**
     * It is theirs until the grant is released.
     *
     * @param nickname as it is spelt where they hold it already
     * @param knownFor how long they have held a nickname without a break
     */
    record Granted(Nickname nickname, Duration knownFor, Grant grant) implements Allotment {}

    /** Another person holds it somewhere, or one that looks the same. */
    record Taken() implements Allotment {}

    /** Nobody can tell at the moment. */
    record Unavailable() implements Allotment {}
}
