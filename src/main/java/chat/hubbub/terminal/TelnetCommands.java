package chat.hubbub.terminal;

import java.util.Arrays;

/**
 * Takes the commands of a telnet client out of what it sends. They begin with a byte that does not occur in UTF-8, so a
 * netcat never sends one. A command may be spread over any number of calls.
 */
final class TelnetCommands {

    private static final int IAC = 255;
    private static final int FIRST_COMMAND = 236;
    private static final int SUBNEGOTIATION_END = 240;
    private static final int SUBNEGOTIATION = 250;
    private static final int WILL = 251;

    /** One that is longer was never meant as one: what follows is text again. */
    private static final int MOST_SUBNEGOTIATED = 512;

    private State state = State.TEXT;
    private int subnegotiated;
    private boolean seen;

    private enum State {
        TEXT,
        COMMAND,
        OPTION,
        SUBNEGOTIATING,
        MAYBE_END
    }

    /** Whether this client has shown that it speaks telnet. */
    boolean seen() {
        return seen;
    }

    /** What is left: the text. */
    byte[] strip(byte[] bytes) {
        byte[] text = new byte[bytes.length + 1];
        int length = 0;
        for (byte next : bytes) {
            int b = next & 0xFF;
            if (state == State.COMMAND && b < FIRST_COMMAND) {
                text[length++] = (byte) IAC;
            }
            if (isText(b)) {
                text[length++] = next;
            }
        }
        return Arrays.copyOf(text, length);
    }

    private boolean isText(int b) {
        State before = state;
        state = switch (before) {
            case TEXT -> b == IAC ? State.COMMAND : State.TEXT;
            case COMMAND -> afterCommand(b);
            case OPTION -> State.TEXT;
            case SUBNEGOTIATING -> subnegotiate(b == IAC ? State.MAYBE_END : State.SUBNEGOTIATING);
            case MAYBE_END -> b == SUBNEGOTIATION_END ? State.TEXT : subnegotiate(State.SUBNEGOTIATING);
        };
        return before == State.TEXT && b != IAC || before == State.COMMAND && (b < FIRST_COMMAND || b == IAC);
    }

    private State afterCommand(int b) {
        seen |= b >= FIRST_COMMAND && b < IAC;
        subnegotiated = 0;
        if (b == SUBNEGOTIATION) {
            return State.SUBNEGOTIATING;
        }
        return b >= WILL && b < IAC ? State.OPTION : State.TEXT;
    }

    private State subnegotiate(State next) {
        return ++subnegotiated > MOST_SUBNEGOTIATED ? State.TEXT : next;
    }
}
