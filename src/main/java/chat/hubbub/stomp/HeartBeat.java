package chat.hubbub.stomp;

import java.util.Optional;

/**
 * What both sides agreed on; 0 is never.
 *
 * @param sendMillis the server sends something at least so often
 * @param expectMillis the client promised to send something at least so often
 */
record HeartBeat(long sendMillis, long expectMillis) {

    /** What this server offers in both directions. */
    static final long OFFERED_MILLIS = 10_000;

    static final String OFFER = OFFERED_MILLIS + "," + OFFERED_MILLIS;

    private static final HeartBeat NONE = new HeartBeat(0, 0);

    /**
     * @param wish the client's header: what it can send, what it wants
     * @throws BrokenFrame if that is no pair of numbers
     */
    static HeartBeat agree(Optional<String> wish) {
        if (wish.isEmpty()) {
            return NONE;
        }
        String[] parts = wish.get().split(",", -1);
        if (parts.length != 2) {
            throw new BrokenFrame("The heart-beat is not two numbers.");
        }
        return new HeartBeat(common(millis(parts[1])), common(millis(parts[0])));
    }

    private static long common(long theirs) {
        return theirs == 0 ? 0 : Math.max(theirs, OFFERED_MILLIS);
    }

    private static long millis(String text) {
        String digits = text.strip();
        if (digits.isEmpty() || digits.length() > 9 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new BrokenFrame("The heart-beat is not two numbers.");
        }
        return Long.parseLong(digits);
    }
}
