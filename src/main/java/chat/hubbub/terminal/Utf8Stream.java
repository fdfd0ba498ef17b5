package chat.hubbub.terminal;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Reads UTF-8 in pieces that may end inside a character. What is malformed becomes U+FFFD. */
final class Utf8Stream {

    private static final int LONGEST_CHARACTER = 4;

    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);

    /** The beginning of a character whose end has not come yet; ready to be read. */
    private final ByteBuffer begun = ByteBuffer.allocate(LONGEST_CHARACTER).flip();

    String decode(byte[] bytes) {
        return decode(bytes, false);
    }

    /** Nothing more will come: a character that was begun is malformed. */
    String end() {
        return decode(new byte[0], true);
    }

    private String decode(byte[] bytes, boolean last) {
        ByteBuffer in = ByteBuffer.allocate(begun.remaining() + bytes.length);
        in.put(begun).put(bytes).flip();
        CharBuffer out = CharBuffer.allocate(in.remaining());
        decoder.reset();
        decoder.decode(in, out, last);
        begun.clear().put(in).flip();
        return out.flip().toString();
    }
}
