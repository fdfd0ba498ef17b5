package chat.hubbub.attack;

import static org.assertj.core.api.Assertions.assertThat;

import chat.hubbub.journey.Sockets;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** A terminal that looks at each byte it gets before it would show it. */
final class BareTerminal implements AutoCloseable {

    private static final Pattern LINE = Pattern.compile(
            "Welcome to Hubbub! Please enter your nickname:|[*!] .*|.+ (Joined the|Exit From the) Chat Server|(?!mallory)[^:]+: .*");

    private final Socket socket;
    private final InputStream in;

    BareTerminal(Victim victim) throws IOException {
        socket = Sockets.from(Victim.stranger(), victim.terminalPort());
        in = new BufferedInputStream(socket.getInputStream());
        line();
    }

    /** Comes in under this name, and has heard so. */
    BareTerminal enter(String name) throws IOException {
        type(name);
        until("Type quit to leave.");
        return this;
    }

    void type(String line) throws IOException {
        send((line + '\n').getBytes(StandardCharsets.UTF_8));
    }

    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** Reads on until a line holds this. */
    String until(String words) throws IOException {
        String line = line();
        while (!line.contains(words)) {
            line = line();
        }
        return line;
    }

    /** The next line, of which nothing acts on a terminal, and which nobody could have made up. */
    String line() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            assertThat(b).as("what follows %s", bytes).isNotNegative();
            bytes.write(b);
        }
        String line = strictly(bytes.toByteArray());
        assertShown(line);
        assertThat(line).matches(LINE);
        return line;
    }

    static void assertShown(String text) {
        assertThat(text.codePoints().filter(BareTerminal::acts).mapToObj(c -> String.format("U+%04X", c)))
                .as("what acts in %s", text)
                .isEmpty();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private static boolean acts(int c) {
        int type = Character.getType(c);
        return type == Character.CONTROL
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.SURROGATE
                || c >= 0x202a && c <= 0x202e
                || c >= 0x2066 && c <= 0x2069;
    }

    private static String strictly(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new AssertionError("No UTF-8: " + new String(bytes, StandardCharsets.ISO_8859_1), e);
        }
    }
}
