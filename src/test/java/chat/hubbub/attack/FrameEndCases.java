package chat.hubbub.attack;

import static chat.hubbub.attack.FrameCase.ends;
import static chat.hubbub.attack.FrameCase.good;
import static chat.hubbub.attack.FrameCase.line;
import static chat.hubbub.journey.ClientFrame.BINARY;
import static chat.hubbub.journey.ClientFrame.CLOSE;
import static chat.hubbub.journey.ClientFrame.CONTINUATION;
import static chat.hubbub.journey.ClientFrame.FIN;
import static chat.hubbub.journey.ClientFrame.PING;
import static chat.hubbub.journey.ClientFrame.TEXT;
import static chat.hubbub.journey.ClientFrame.joined;
import static chat.hubbub.journey.ClientFrame.utf8;

import chat.hubbub.journey.ClientFrame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** WebSocket frames after sections 6, 7 and 9 of the Autobahn test suite, with a line of chat where that has an echo. */
final class FrameEndCases {

    private static final int PROTOCOL_ERROR = 1002;
    private static final int NOT_UTF_8 = 1007;
    private static final String WORD = "\u03ba\u1f79\u03c3\u03bc\u03b5 \ud83d\ude00";
    private static final byte[] NOTHING = {};
    private static final byte[] HELLO = ClientFrame.of(FIN | TEXT, line("hello"));
    private static final byte[] ASKING = ClientFrame.of(FIN | PING, utf8("there?"));

    /** The code 1000, and half a surrogate pair behind a word. */
    private static final byte[] NO_REASON = HexFormat.of().parseHex("03e8cebae1bdb9cf83eda08065");

    /** Sections 6.5 to 6.20: what is no UTF-8, and why. */
    private static final Map<String, String> NO_TEXT = new TreeMap<>(Map.ofEntries(
            Map.entry("6.6.1 a first byte alone", "ce"),
            Map.entry("6.6.4 two of three bytes", "e1bd"),
            Map.entry("6.8.1 three of four bytes", "f09f98"),
            Map.entry("6.8.2 a first byte of five", "f8888080"),
            Map.entry("6.10.1 beyond Unicode", "f4908080"),
            Map.entry("6.10.2 four bytes of six", "fc808080"),
            Map.entry("6.11.5 a five-byte form", "f888808080"),
            Map.entry("6.12.1 a byte that goes on alone", "80"),
            Map.entry("6.12.8 many of them", "8182838485868788bf"),
            Map.entry("6.13.1 first bytes with blanks between", "c020c120c220c320"),
            Map.entry("6.14.6 a last byte missing", "e3bc20"),
            Map.entry("6.15.1 many last bytes missing", "c3e188f09d90"),
            Map.entry("6.16.1 FE", "fe"),
            Map.entry("6.16.2 FF", "ff"),
            Map.entry("6.17.1 an overlong slash", "c0af"),
            Map.entry("6.17.2 one in three bytes", "e080af"),
            Map.entry("6.17.3 one in four bytes", "f08080af"),
            Map.entry("6.18.1 an overlong last of two", "c1bf"),
            Map.entry("6.18.2 one of three", "e09fbf"),
            Map.entry("6.18.3 one of four", "f08fbfbf"),
            Map.entry("6.19.1 an overlong NUL", "c080"),
            Map.entry("6.20.1 the first half of a pair", "eda080"),
            Map.entry("6.20.7 the last half of a pair", "edbfbf"),
            Map.entry("6.21.1 both halves of a pair", "eda080edb080")));

    private FrameEndCases() {}

    static Stream<FrameCase> all() {
        return Stream.of(texts(), noTexts(), closes(), closeCodes(), large(), many())
                .flatMap(Collection::stream);
    }

    private static List<FrameCase> texts() {
        byte[] word = line(WORD);
        byte[] singly = joined(IntStream.range(0, word.length)
                .mapToObj(i -> ClientFrame.of(
                        (i == 0 ? TEXT : CONTINUATION) | (i == word.length - 1 ? FIN : 0), new byte[] {word[i]}))
                .toArray(byte[][]::new));
        byte[] none = ClientFrame.of(CONTINUATION, NOTHING);
        byte[] last = ClientFrame.of(FIN | CONTINUATION, NOTHING);
        return List.of(
                good("6.1.1 an empty text", ClientFrame.of(FIN | TEXT, NOTHING)),
                good("6.1.2 three empty pieces", ClientFrame.of(TEXT, NOTHING), none, last),
                good(
                                "6.1.3 empty pieces around a line",
                                ClientFrame.of(TEXT, NOTHING),
                                ClientFrame.of(CONTINUATION, line("in between")),
                                last)
                        .hears("in between"),
                good("6.2.1 text of two, three and four bytes", ClientFrame.of(FIN | TEXT, word))
                        .hears(WORD),
                good("6.2.3 in pieces of one byte", singly).hears(WORD),
                good("6.2.4 the same byte by byte", singly).choppedTo(1).hears(WORD),
                good(
                                "6.9.1 the last of each length",
                                ClientFrame.of(FIN | TEXT, line("\u007f\u07ff\uffff\udbff\udfff.")))
                        .hears("\u007f\u07ff\uffff\udbff\udfff."),
                good(
                                "6.22.1 what is no character and yet allowed",
                                ClientFrame.of(FIN | TEXT, line("\ufdd0\ufffe\ud83f\udfff.")))
                        .hears("\ufdd0\ufffe\ud83f\udfff."),
                good("6.23.1 what stands for what is no text", ClientFrame.of(FIN | TEXT, line("\ufffd\ufffd.")))
                        .hears("\ufffd\ufffd."));
    }

    private static List<FrameCase> noTexts() {
        List<FrameCase> cases = new ArrayList<>();
        NO_TEXT.forEach((name, hex) -> {
            byte[] bytes = HexFormat.of().parseHex(hex);
            byte[] line = line("?");
            int mark = line.length - 2;
            byte[] spoilt =
                    joined(Arrays.copyOf(line, mark), bytes, Arrays.copyOfRange(line, line.length - 1, line.length));
            cases.add(ends(name, NOT_UTF_8, ClientFrame.of(FIN | TEXT, spoilt)));
        });
        byte[] bad = HexFormat.of().parseHex("cebae1bdb9cf83f4908080");
        cases.add(ends("6.3.2 no text, byte by byte", NOT_UTF_8, ClientFrame.of(FIN | TEXT, bad))
                .choppedTo(1));
        cases.add(ends(
                "6.4.1 no text in a piece that is not the last",
                NOT_UTF_8,
                ClientFrame.of(TEXT, utf8("\n")),
                ClientFrame.of(0, bad)));
        cases.add(ends(
                "6.4.2 a character that goes wrong in the next piece",
                NOT_UTF_8,
                ClientFrame.of(TEXT, new byte[] {(byte) 0xf4}),
                ClientFrame.of(CONTINUATION, new byte[] {(byte) 0x90})));
        cases.add(ends(
                "6.4.3 no text in a frame that is not whole", NOT_UTF_8, ClientFrame.head(FIN | TEXT, 1_000), bad));
        cases.add(ends("6.4.4 the same in pieces", NOT_UTF_8, ClientFrame.head(TEXT, 1_000), bad)
                .choppedTo(3));
        cases.add(ends(
                "6.0 a text that ends inside a character", NOT_UTF_8, ClientFrame.of(FIN | TEXT, new byte[] {(byte) 0xce
                })));
        cases.add(good(
                        "6.0 a binary message need not be text",
                        ClientFrame.of(FIN | BINARY, joined(line("ok"), utf8("\r\n\n"))))
                .hears("ok"));
        return cases;
    }

    private static List<FrameCase> closes() {
        byte[] goodbye = ClientFrame.close(1000, "");
        byte[] half = ClientFrame.of(TEXT, Arrays.copyOf(line("half"), 20));
        return List.of(
                ends("7.1.1 a text, then a close", 1000, HELLO, goodbye).hears("hello"),
                ends("7.1.2 two closes", 1000, goodbye, goodbye),
                ends("7.1.3 a ping after a close", 1000, goodbye, ASKING),
                ends("7.1.4 a text after a close", 1000, goodbye, HELLO),
                ends("7.1.5 a close between two pieces", 1000, half, goodbye, ClientFrame.of(FIN, line("half"))),
                ends("7.1.6 a close behind 256 KiB", 1000, ClientFrame.of(FIN | TEXT, line("long", 256 << 10)), goodbye)
                        .hears("long"),
                ends("7.3.2 a close of one byte", PROTOCOL_ERROR, ClientFrame.of(FIN | CLOSE, new byte[] {3})),
                ends("7.3.3 a close with a code", 1000, goodbye),
                ends("7.3.4 a close with a reason", 1000, ClientFrame.close(1000, "Hello, world!")),
                ends("7.3.5 the longest reason", 1000, ClientFrame.close(1000, "*".repeat(123))),
                ends("7.3.6 a longer one", PROTOCOL_ERROR, ClientFrame.close(1000, "*".repeat(124))),
                ends(
                        "7.3.7 a close in two pieces",
                        PROTOCOL_ERROR,
                        ClientFrame.of(CLOSE, new byte[] {3}),
                        ClientFrame.of(FIN, NOTHING)),
                ends("7.3.8 byte by byte", 1000, ClientFrame.close(1000, "Hello, world!"))
                        .choppedTo(1),
                ends("7.5.1 a reason that is no text", NOT_UTF_8, ClientFrame.of(FIN | CLOSE, NO_REASON)));
    }

    private static List<FrameCase> closeCodes() {
        List<FrameCase> cases = new ArrayList<>();
        IntStream.of(1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 3000, 3999, 4000, 4999)
                .forEach(code -> cases.add(ends("7.7 code " + code, code, ClientFrame.close(code, "as agreed"))));
        IntStream.of(0, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65_535)
                .forEach(code ->
                        cases.add(ends("7.9 code " + code, PROTOCOL_ERROR, ClientFrame.close(code, "as agreed"))));
        return cases;
    }

    private static List<FrameCase> large() {
        List<FrameCase> cases = new ArrayList<>();
        String most = "x".repeat(4_000);
        for (int kib : new int[] {64, 256, 1_024}) {
            cases.add(good("9.1 a text of " + kib + " KiB", ClientFrame.of(FIN | TEXT, line(most, kib << 10)))
                    .hears(most));
            cases.add(good(
                            "9.2 a binary message of " + kib + " KiB",
                            ClientFrame.of(FIN | BINARY, line(most, kib << 10)))
                    .hears(most));
        }
        for (int piece : new int[] {64, 256, 4_096}) {
            cases.add(good("9.3 64 KiB in pieces of " + piece, inPieces(line(most, 64 << 10), piece))
                    .hears(most));
        }
        for (int chop : new int[] {64, 512, 2_048}) {
            cases.add(good("9.5 64 KiB in chops of " + chop, ClientFrame.of(FIN | TEXT, line(most, 64 << 10)))
                    .choppedTo(chop)
                    .hears(most));
        }
        cases.add(ends(
                "9.9 a body of more than a MiB",
                PROTOCOL_ERROR,
                ClientFrame.of(FIN | TEXT, line("x".repeat(1 << 20 | 1)))));
        return cases;
    }

    private static List<FrameCase> many() {
        byte[][] empty = new byte[1_000][];
        Arrays.fill(empty, ClientFrame.of(FIN | TEXT, NOTHING));
        byte[][] beats = new byte[1_000][];
        Arrays.fill(beats, ClientFrame.of(FIN | BINARY, utf8("\n".repeat(16))));
        return List.of(
                good("9.7 a thousand messages of nothing", joined(empty), HELLO).hears("hello"),
                good("9.8 a thousand messages of 16 bytes", joined(beats), HELLO)
                        .hears("hello"),
                good("9.7.6 the same byte by byte", joined(Arrays.copyOf(beats, 20)), HELLO)
                        .choppedTo(1)
                        .hears("hello"));
    }

    private static byte[] inPieces(byte[] message, int length) {
        List<byte[]> pieces = new ArrayList<>();
        for (int at = 0; at < message.length; at += length) {
            int end = Math.min(message.length, at + length);
            int first = (at == 0 ? TEXT : CONTINUATION) | (end == message.length ? FIN : 0);
            pieces.add(ClientFrame.of(first, Arrays.copyOfRange(message, at, end)));
        }
        return joined(pieces.toArray(byte[][]::new));
    }
}
