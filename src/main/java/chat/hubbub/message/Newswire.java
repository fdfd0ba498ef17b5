package chat.hubbub.message;

import java.util.List;
import java.util.Optional;

/**
 * Tells the other nodes at once what this one wrote. Nothing rests on it: what is lost on the way is found in the database a
 * moment later. Safe for any thread; never waits and never throws.
 */
public interface Newswire {

    /** Where there is nobody to tell. */
    Newswire NONE = new Newswire() {
        @Override
        public void stored(Optional<Epoch> epoch, List<ChatEvent> events) {}

        @Override
        public void revised() {}

        @Override
        public boolean works() {
            return false;
        }
    };

    /**
     * These events are durable, in the order of their sequence numbers within a room.
     *
     * @param epoch in which they were stored, if it had a name then
     */
    void stored(Optional<Epoch> epoch, List<ChatEvent> events);

    /** Something else is durable that other nodes keep in memory, as {@link Revisions} count it. */
    void revised();

    /** Whether what other nodes tell is likely to arrive here. */
    boolean works();
}
