package chat.hubbub.message;

import java.time.Instant;

/** Which stretch of history somebody wants. */
public sealed interface PageRequest {

    int MOST = 200;

    int limit();

    /** The newest events. */
    record Newest(int limit) implements PageRequest {
        public Newest {
            requireLimit(limit);
        }
    }

    /** The newest of those before a sequence number. */
    record Before(long seq, int limit) implements PageRequest {
        public Before {
            requireLimit(limit);
        }
    }

    /** The oldest of those after a sequence number. */
    record After(long seq, int limit) implements PageRequest {
        public After {
            requireLimit(limit);
        }
    }

    /** The oldest of those since a moment, as the server's clock told it. */
    record Since(Instant at, int limit) implements PageRequest {
        public Since {
            requireLimit(limit);
        }
    }

    /** Those after one sequence number and before another, oldest first. */
    record Between(long after, long before, int limit) implements PageRequest {
        public Between {
            requireLimit(limit);
        }
    }

    private static void requireLimit(int limit) {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("A page has 1 to " + MOST + " events, not " + limit);
        }
    }
}
