package chat.hubbub.web;

/** Something a caller got wrong, in a sentence that tells them what. */
final class ApiRefusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String sentence;

    ApiRefusal(String sentence) {
        super(sentence, null, /* enableSuppression= */ false, /* writableStackTrace= */ false);
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }
}
