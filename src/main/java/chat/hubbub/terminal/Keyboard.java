package chat.hubbub.terminal;

import org.jspecify.annotations.Nullable;

/** What a client sends, from its bytes to its messages. Belongs to one thread. */
final class Keyboard {

    private final TelnetCommands telnet = new TelnetCommands();
    private final Utf8Stream utf8 = new Utf8Stream();
    private final LineSplitter lines = new LineSplitter();

    void offer(byte[] bytes) {
        lines.offer(utf8.decode(telnet.strip(bytes)));
        if (telnet.seen()) {
            lines.speakInLines();
        }
    }

    /** The next message that is complete, or null. */
    @Nullable Typed next() {
        return lines.next();
    }

    /** Whether something waits that a pause would complete; asked when nothing is {@linkplain #next next}. */
    boolean waitsForPause() {
        return lines.waitsForPause();
    }

    /** What a pause completes. A character that is not complete stays for what comes next. */
    @Nullable Typed pause() {
        return lines.rest();
    }

    /** What the end of the stream completes. */
    @Nullable Typed end() {
        lines.offer(utf8.end());
        Typed last = lines.next();
        return last != null ? last : lines.rest();
    }
}
