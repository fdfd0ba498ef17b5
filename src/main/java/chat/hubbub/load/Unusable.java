package chat.hubbub.load;

/** What was asked for cannot be done; the message is one sentence for whoever typed it. */
final class Unusable extends RuntimeException {

    Unusable(String sentence) {
        super(sentence);
    }
}
