package chat.hubbub.terminal;

import chat.hubbub.message.Content;
import org.jspecify.annotations.Nullable;

/**
 * Finds the messages in a stream of text. Who has ever ended a line speaks in lines, ended by LF, CR or both; for anybody
 * else a message is what came before a pause, and whoever feeds this tells when there was one. Holds one message at most,
 * and whatever of the last piece was not looked at yet.
 */
final class LineSplitter {

    /** Code points above U+FFFF take two. */
    private static final int MOST_CHARS = 2 * Content.MOST_CODE_POINTS;

    private final StringBuilder message = new StringBuilder();
    private String piece = "";
    private int at;
    private boolean overlong;
    private boolean afterReturn;
    private boolean inLines;

    void offer(String more) {
        piece = piece.substring(at) + more;
        at = 0;
    }

    /** The next message that is complete, or null. */
    @Nullable Typed next() {
        while (at < piece.length()) {
            char c = piece.charAt(at++);
            boolean secondHalf = c == '\n' && afterReturn;
            afterReturn = c == '\r';
            if (!secondHalf && endsLine(c)) {
                return take();
            }
        }
        return null;
    }

    /** From now on, only the end of a line ends a message. */
    void speakInLines() {
        inLines = true;
    }

    /** Whether something waits that a pause would complete. */
    boolean waitsForPause() {
        return !inLines && isBegun();
    }

    /** Whatever is begun, taken as complete; null if there is nothing. */
    @Nullable Typed rest() {
        return isBegun() ? take() : null;
    }

    private boolean endsLine(char c) {
        if (c == '\n' || c == '\r') {
            inLines = true;
            return true;
        }
        if (message.length() < MOST_CHARS) {
            message.append(c);
        } else {
            overlong = true;
        }
        return false;
    }

    private boolean isBegun() {
        return !message.isEmpty();
    }

    private Typed take() {
        Typed typed = overlong ? new Typed.Overlong() : new Typed.Line(message.toString());
        message.setLength(0);
        overlong = false;
        return typed;
    }
}
