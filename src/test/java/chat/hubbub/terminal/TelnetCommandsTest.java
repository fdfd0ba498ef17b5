package chat.hubbub.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TelnetCommandsTest {

    private static final byte[] NEGOTIATION = {
        (byte) 255,
        (byte) 253,
        3, // do suppress go-ahead
        (byte) 255,
        (byte) 251,
        24, // will terminal type
        (byte) 255,
        (byte) 250,
        24,
        0,
        'x',
        't',
        'e',
        'r',
        'm',
        (byte) 255,
        (byte) 240, // terminal type is xterm
        (byte) 255,
        (byte) 241, // no operation
    };

    @Test
    void takesNegotiationOutWhereverItIsCut() {
        Random random = new Random(1);
        for (int round = 0; round < 300; round++) {
            ByteArrayOutputStream sent = new ByteArrayOutputStream();
            sent.writeBytes(NEGOTIATION);
            sent.writeBytes(Pieces.utf8("al"));
            sent.writeBytes(NEGOTIATION);
            sent.writeBytes(Pieces.utf8("iÿce"));
            TelnetCommands telnet = new TelnetCommands();
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            Pieces.cut(sent.toByteArray(), random).forEach(piece -> text.writeBytes(telnet.strip(piece)));

            assertThat(text.toByteArray()).isEqualTo(Pieces.utf8("aliÿce"));
            assertThat(telnet.seen()).isTrue();
        }
    }

    @Test
    void leavesEveryOtherByteAlone() {
        byte[] text = new byte[255];
        for (int i = 0; i < text.length; i++) {
            text[i] = (byte) i;
        }
        TelnetCommands telnet = new TelnetCommands();

        assertThat(telnet.strip(text)).isEqualTo(text);
        assertThat(telnet.seen()).isFalse();
    }

    @Test
    void doesNotMistakeAMalformedByteForACommand() {
        TelnetCommands telnet = new TelnetCommands();

        assertThat(telnet.strip(new byte[] {'a', (byte) 255})).containsExactly('a');
        assertThat(telnet.strip(new byte[] {'b', (byte) 255, (byte) 255})).containsExactly((byte) 255, 'b', (byte) 255);
        assertThat(telnet.seen()).isFalse();
    }

    @Test
    void readsOnAfterASubnegotiationThatNeverEnds() {
        TelnetCommands telnet = new TelnetCommands();
        telnet.strip(new byte[] {(byte) 255, (byte) 250});
        telnet.strip(new byte[1_000]);

        assertThat(telnet.strip(Pieces.utf8("text"))).isEqualTo(Pieces.utf8("text"));
    }
}
