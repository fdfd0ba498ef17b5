package chat.hubbub;

/** Hubbub does not start like this: one sentence for the operator that says why, and another that says what to do. */
final class StartRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String sentence;
    private final String cure;

    StartRefused(String sentence, String cure) {
        super(sentence);
        this.sentence = sentence;
        this.cure = cure;
    }

    String sentence() {
        return sentence;
    }

    String cure() {
        return cure;
    }
}
