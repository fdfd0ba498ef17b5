package chat.hubbub.conversation;

import chat.hubbub.message.Epoch;
import java.util.Optional;

/**
 * From where somebody wants to go on.
 *
 * @param after the last sequence number they have
 * @param epoch the log's life in which they had it, if they know
 */
public record Resume(long after, Optional<Epoch> epoch) {

    /** Stands for a sequence number that never was. */
    public static final long NOWHERE = -1;
}
