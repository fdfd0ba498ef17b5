package chat.hubbub.message;

/** What became of a draft. */
public sealed interface Appended {

    /** It is durable: it survives {@code kill -9} and the loss of power. */
    record Stored(ChatEvent event) implements Appended {}

    /** The same key had been stored before, under this sequence number; nothing was stored now. */
    record Repeated(long seq) implements Appended {}

    /** Nothing was stored: the log is full to its bound, closing, or its disk refuses. Trying again later may work. */
    record Unavailable(String sentence) implements Appended {}
}
