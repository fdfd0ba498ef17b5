package chat.hubbub.message;

/** What became of a draft. */
public sealed interface Appended {

    /** It is durable: it survives {@code kill -9} and the loss of power. */
    record Stored(ChatEvent event) implements Appended {}

    /**
     * Nothing was stored now, because it is so already: the same key had been stored before, or the emoji is there
     * (or away), under this sequence number.
     */
    record Repeated(long seq) implements Appended {}

    /** Nothing was stored, and never will be. */
    record Refused(Reason reason) implements Appended {}

    /** Nothing was stored: the log is full to its bound, closing, or its disk refuses. Trying again later may work. */
    record Unavailable(String sentence) implements Appended {}

    /** Why something is not done to a line. */
    enum Reason {
        /** There is no such line, or it was taken back. */
        NO_SUCH_LINE,
        /** Somebody else said it. */
        NOT_YOURS,
        /** It was said too long ago. */
        TOO_OLD,
        /** It has as many different emoji as a line may have. */
        TOO_MANY_EMOJI,
        /** It was changed as often as a line may be. */
        TOO_OFTEN
    }
}
