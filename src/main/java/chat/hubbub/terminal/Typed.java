package chat.hubbub.terminal;

/** One message as somebody typed it. */
sealed interface Typed {

    /** As it came, without its line ending. */
    record Line(String text) implements Typed {}

    /** It was longer than any message may be; its text was thrown away as it came. */
    record Overlong() implements Typed {}
}
