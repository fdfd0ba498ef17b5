package chat.hubbub.stomp;

/** The client does not speak STOMP; the connection cannot go on. Carries a fixed sentence and no stack trace. */
final class BrokenFrame extends RuntimeException {

    private static final long serialVersionUID = 1;

    BrokenFrame(String sentence) {
        super(sentence, null, false, false);
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
