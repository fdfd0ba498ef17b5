package chat.hubbub.attack;

import static chat.hubbub.attack.FrameCase.ends;
import static chat.hubbub.attack.FrameCase.good;
import static chat.hubbub.attack.FrameCase.line;
import static chat.hubbub.journey.ClientFrame.BINARY;
import static chat.hubbub.journey.ClientFrame.CLOSE;
import static chat.hubbub.journey.ClientFrame.CONTINUATION;
import static chat.hubbub.journey.ClientFrame.FIN;
import static chat.hubbub.journey.ClientFrame.PING;
import static chat.hubbub.journey.ClientFrame.PONG;
import static chat.hubbub.journey.ClientFrame.TEXT;
import static chat.hubbub.journey.ClientFrame.text;
import static chat.hubbub.journey.ClientFrame.unmasked;
import static chat.hubbub.journey.ClientFrame.utf8;

import chat.hubbub.journey.ClientFrame;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** WebSocket frames after sections 1 to 5 of the Autobahn test suite, with a line of chat where that has an echo. */
final class FrameCases {

    private static final int PROTOCOL_ERROR = 1002;
    private static final byte[] NOTHING = {};
    private static final byte[] HELLO = line("hello");
    private static final byte[] FIRST = Arrays.copyOf(HELLO, 20);
    private static final byte[] SECOND = Arrays.copyOfRange(HELLO, 20, HELLO.length);
    private static final byte[] GREETING = ClientFrame.of(FIN | TEXT, HELLO);
    private static final byte[] ASKING = ClientFrame.of(FIN | PING, utf8("there?"));

    private FrameCases() {}

    static Stream<FrameCase> all() {
        return Stream.of(messages(), pings(), reservedBits(), reservedOpcodes(), fragments(), orphans())
                .flatMap(Collection::stream);
    }

    private static List<FrameCase> messages() {
        List<FrameCase> cases = new ArrayList<>();
        int[] lengths = {0, 125, 126, 127, 128, 65_535, 65_536};
        for (int i = 0; i < lengths.length; i++) {
            for (int opcode : new int[] {TEXT, BINARY}) {
                String name = "1." + opcode + '.' + (i + 1) + " a message of " + lengths[i] + " bytes";
                cases.add(
                        i == 0
                                ? good(name, ClientFrame.of(FIN | opcode, NOTHING))
                                : good(name, ClientFrame.of(FIN | opcode, line("sized", lengths[i])))
                                        .hears("sized"));
            }
        }
        cases.add(good("1.1.8 65536 bytes in chops", ClientFrame.of(FIN | TEXT, line("chopped", 65_536)))
                .choppedTo(997)
                .hears("chopped"));
        cases.add(ends("1.0 a message without a mask", PROTOCOL_ERROR, unmasked(FIN | TEXT, utf8("\n"))));
        return cases;
    }

    private static List<FrameCase> pings() {
        String longest = "x".repeat(125);
        byte[] odd = {0, (byte) 0xff, (byte) 0xfe, (byte) 0xfd, (byte) 0xfc, (byte) 0xfb, 0, (byte) 0xff};
        String[] ten = IntStream.range(0, 10).mapToObj(i -> "payload-" + i).toArray(String[]::new);
        byte[] pings = ClientFrame.joined(Arrays.stream(ten)
                .map(text -> ClientFrame.of(FIN | PING, utf8(text)))
                .toArray(byte[][]::new));
        return List.of(
                good("2.1 a ping of nothing", ClientFrame.of(FIN | PING, NOTHING))
                        .pong(""),
                good("2.2 a ping of a text", ClientFrame.of(FIN | PING, utf8("Hello, world!")))
                        .pong("Hello, world!"),
                good("2.3 a ping of what is no text", ClientFrame.of(FIN | PING, odd))
                        .pong(new String(odd, StandardCharsets.UTF_8)),
                good("2.4 a ping of 125 bytes", ClientFrame.of(FIN | PING, utf8(longest)))
                        .pong(longest),
                ends("2.5 a ping of 126 bytes", PROTOCOL_ERROR, ClientFrame.of(FIN | PING, new byte[126])),
                good("2.6 a ping of 125 bytes, byte by byte", ClientFrame.of(FIN | PING, utf8(longest)))
                        .choppedTo(1)
                        .pong(longest),
                good("2.7 a pong that nobody asked for, of nothing", ClientFrame.of(FIN | PONG, NOTHING)),
                good("2.8 a pong that nobody asked for", ClientFrame.of(FIN | PONG, utf8("unsolicited"))),
                good("2.9 a pong that nobody asked for, then a ping", ClientFrame.of(FIN | PONG, utf8("x")), ASKING)
                        .pong("there?"),
                good("2.10 ten pings", pings).pong(ten),
                good("2.11 ten pings, byte by byte", pings).choppedTo(1).pong(ten),
                ends("2.0 a ping without a mask", PROTOCOL_ERROR, unmasked(FIN | PING, NOTHING)));
    }

    private static List<FrameCase> reservedBits() {
        byte[] three = ClientFrame.of(FIN | 0x30 | TEXT, HELLO);
        return List.of(
                ends("3.1 a text with RSV 1", PROTOCOL_ERROR, ClientFrame.of(FIN | 0x10 | TEXT, HELLO)),
                ends(
                                "3.2 a text, then one with RSV 2",
                                PROTOCOL_ERROR,
                                GREETING,
                                ClientFrame.of(FIN | 0x20 | TEXT, HELLO),
                                ASKING)
                        .hears("hello"),
                ends("3.3 the same with RSV 3, by frames", PROTOCOL_ERROR, GREETING, three, ASKING)
                        .choppedTo(GREETING.length)
                        .hears("hello"),
                ends(
                                "3.4 the same with RSV 4, byte by byte",
                                PROTOCOL_ERROR,
                                GREETING,
                                ClientFrame.of(FIN | 0x40 | TEXT, HELLO))
                        .choppedTo(1)
                        .hears("hello"),
                ends("3.5 a binary message with RSV 5", PROTOCOL_ERROR, ClientFrame.of(FIN | 0x50 | BINARY, HELLO)),
                ends("3.6 a ping with RSV 6", PROTOCOL_ERROR, ClientFrame.of(FIN | 0x60 | PING, utf8("x"))),
                ends("3.7 a close with RSV 7", PROTOCOL_ERROR, ClientFrame.of(FIN | 0x70 | CLOSE, new byte[] {
                    3, (byte) 232
                })));
    }

    private static List<FrameCase> reservedOpcodes() {
        List<FrameCase> cases = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            int data = FIN | (3 + i);
            int control = FIN | (11 + i);
            cases.add(ends("4.1." + (i + 1) + " opcode " + (3 + i), PROTOCOL_ERROR, ClientFrame.of(data, NOTHING)));
            cases.add(ends("4.2." + (i + 1) + " opcode " + (11 + i), PROTOCOL_ERROR, ClientFrame.of(control, NOTHING)));
        }
        cases.add(ends(
                        "4.1.3 a text, then opcode 5, then a ping",
                        PROTOCOL_ERROR,
                        GREETING,
                        ClientFrame.of(FIN | 5, HELLO),
                        ASKING)
                .hears("hello"));
        cases.add(ends(
                        "4.2.5 the same with opcode 15, byte by byte",
                        PROTOCOL_ERROR,
                        GREETING,
                        ClientFrame.of(FIN | 15, HELLO))
                .choppedTo(1)
                .hears("hello"));
        return cases;
    }

    private static List<FrameCase> fragments() {
        byte[] begin = ClientFrame.of(TEXT, FIRST);
        byte[] end = ClientFrame.of(FIN | CONTINUATION, SECOND);
        byte[] five = ClientFrame.joined(
                ClientFrame.of(TEXT, Arrays.copyOfRange(HELLO, 0, 5)),
                ClientFrame.of(CONTINUATION, Arrays.copyOfRange(HELLO, 5, 10)),
                ClientFrame.of(FIN | PING, utf8("one")),
                ClientFrame.of(CONTINUATION, Arrays.copyOfRange(HELLO, 10, 20)),
                ClientFrame.of(CONTINUATION, NOTHING),
                ClientFrame.of(FIN | PING, utf8("two")),
                end);
        return List.of(
                ends(
                        "5.1 a ping in two pieces",
                        PROTOCOL_ERROR,
                        ClientFrame.of(PING, utf8("a")),
                        ClientFrame.of(FIN, utf8("b"))),
                ends(
                        "5.2 a pong in two pieces",
                        PROTOCOL_ERROR,
                        ClientFrame.of(PONG, utf8("a")),
                        ClientFrame.of(FIN, utf8("b"))),
                good("5.3 a text in two pieces", begin, end).hears("hello"),
                good("5.4 the same by frames", begin, end)
                        .choppedTo(begin.length)
                        .hears("hello"),
                good("5.5 the same byte by byte", begin, end).choppedTo(1).hears("hello"),
                good("5.6 a ping between two pieces", begin, ASKING, end)
                        .hears("hello")
                        .pong("there?"),
                good("5.8 the same byte by byte", begin, ASKING, end)
                        .choppedTo(1)
                        .hears("hello")
                        .pong("there?"),
                good("5.19 five pieces and pings between them", five)
                        .hears("hello")
                        .pong("one", "two"),
                good("5.20 the same byte by byte", five)
                        .choppedTo(1)
                        .hears("hello")
                        .pong("one", "two"),
                good("5.21 a text that is never finished", GREETING, begin).hears("hello"),
                ends("5.22 pieces without a mask", PROTOCOL_ERROR, begin, unmasked(FIN | CONTINUATION, NOTHING)));
    }

    private static List<FrameCase> orphans() {
        byte[] orphan = ClientFrame.of(FIN | CONTINUATION, SECOND);
        byte[] openOrphan = ClientFrame.of(CONTINUATION, SECOND);
        byte[] begin = ClientFrame.of(TEXT, FIRST);
        return List.of(
                ends("5.9 a last piece of nothing", PROTOCOL_ERROR, orphan, GREETING),
                ends("5.10 the same by frames", PROTOCOL_ERROR, orphan, GREETING)
                        .choppedTo(orphan.length),
                ends("5.11 the same byte by byte", PROTOCOL_ERROR, orphan, GREETING)
                        .choppedTo(1),
                ends("5.12 a piece of nothing", PROTOCOL_ERROR, openOrphan, GREETING),
                ends("5.13 the same by frames", PROTOCOL_ERROR, openOrphan, GREETING)
                        .choppedTo(orphan.length),
                ends("5.14 the same byte by byte", PROTOCOL_ERROR, openOrphan, GREETING)
                        .choppedTo(1),
                ends(
                                "5.15 a text in pieces, then a piece of nothing",
                                PROTOCOL_ERROR,
                                begin,
                                orphan,
                                openOrphan,
                                GREETING)
                        .hears("hello"),
                ends("5.16 a piece of nothing, then a text in pieces", PROTOCOL_ERROR, openOrphan, begin, orphan),
                ends("5.17 a last piece of nothing, then a text in pieces", PROTOCOL_ERROR, orphan, begin, orphan),
                ends("5.18 a text in a text", PROTOCOL_ERROR, begin, ClientFrame.of(FIN | TEXT, SECOND)),
                ends("5.23 a binary message in a text", PROTOCOL_ERROR, begin, ClientFrame.of(BINARY, SECOND)),
                ends("5.24 an empty piece of nothing", PROTOCOL_ERROR, ClientFrame.of(CONTINUATION, NOTHING)),
                ends("5.25 pieces after a whole message", PROTOCOL_ERROR, text("\n"), orphan));
    }
}
