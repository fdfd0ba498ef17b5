package chat.hubbub.web;

import org.springframework.http.HttpStatus;

/** Something a caller got wrong, in a sentence that tells them what. */
final class ApiRefusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final HttpStatus status;
    private final String sentence;

    ApiRefusal(String sentence) {
        this(HttpStatus.BAD_REQUEST, sentence);
    }

    ApiRefusal(HttpStatus status, String sentence) {
        super(sentence, null, /* enableSuppression= */ false, /* writableStackTrace= */ false);
        this.status = status;
        this.sentence = sentence;
    }

    HttpStatus status() {
        return status;
    }

    String sentence() {
        return sentence;
    }
}
