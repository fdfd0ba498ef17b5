package chat.hubbub.stomp;

import chat.hubbub.conversation.Resume;
import chat.hubbub.message.Epoch;
import java.util.Optional;

/** From where a client wants to go on, as the headers of its SUBSCRIBE have it. */
final class Resumption {

    private Resumption() {}

    /** What is no sequence number cannot be resumed from: the client is told so like of any gap. */
    static Optional<Resume> of(StompFrame frame) {
        return frame.header("after").map(after -> new Resume(sequence(after), epoch(frame)));
    }

    private static long sequence(String text) {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException e) {
            return Resume.NOWHERE;
        }
    }

    private static Optional<Epoch> epoch(StompFrame frame) {
        return frame.header("epoch").filter(text -> !text.isEmpty()).map(Epoch::new);
    }
}
