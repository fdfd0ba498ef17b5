package chat.hubbub.identity;

import java.time.Duration;
import java.util.Optional;

/**
 * Knows the nicknames that are held on all nodes, and decides between them. This node asks for a nickname before it grants it
 * to anybody's first connection here, and gives it back after the last. Safe for any thread.
 */
public interface ClaimRegistry {

    /** Where one node is all there is. */
    ClaimRegistry NONE = new ClaimRegistry() {
        @Override
        public boolean mayWait() {
            return false;
        }

        @Override
        public Allotment acquire(Nickname wanted, Person person, Optional<SealedOrigin> origin) {
            return new Allotment.Granted(wanted, Duration.ZERO, Grant.NONE);
        }

        @Override
        public Allotment move(Speaker before, Nickname wanted, Optional<Grant> held) {
            return new Allotment.Granted(wanted, Duration.ZERO, Grant.NONE);
        }

        @Override
        public void release(Held held) {}

        @Override
        public boolean stands(Grant grant) {
            return true;
        }
    };

    /** Whether asking may take a while: then no thread asks that serves many clients. Never waits itself. */
    default boolean mayWait() {
        return true;
    }

    /** Has a nickname for somebody on this node, for a few seconds at the most. What they hold already is theirs again. */
    Allotment acquire(Nickname wanted, Person person, Optional<SealedOrigin> origin);

    /**
     * Has another nickname for somebody, whose connections on other nodes are to follow. The nickname of before stays theirs
     * until each node has released it.
     *
     * @param held by which this node holds the wanted one already, if it does
     */
    Allotment move(Speaker before, Nickname wanted, Optional<Grant> held);

    /** Gives back what nobody holds here any more, soon. Never waits. */
    void release(Held held);

    /** Whether this node still answers for what it was granted then, as far as it knows. Never waits. */
    boolean stands(Grant grant);
}
