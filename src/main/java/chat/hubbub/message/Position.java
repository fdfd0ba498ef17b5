package chat.hubbub.message;

/**
 * A place in a room's log: everything up to and including {@code seq} lies behind it.
 *
 * @param seq the room's stored events count from 1; 0 is before the first
 */
public record Position(Epoch epoch, long seq) {

    public Position {
        if (seq < 0) {
            throw new IllegalArgumentException("A position is not negative, but this is " + seq);
        }
    }
}
