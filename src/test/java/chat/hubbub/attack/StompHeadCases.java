package chat.hubbub.attack;

import static chat.hubbub.attack.StompCase.say;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Commands and headers of frames that are none, or nearly. */
final class StompHeadCases {

    private static final String MALFORMED = "ERROR malformed";
    private static final String HEARD = "heard hello";
    private static final String TO = "destination:/app/chat/" + StompCase.ROOM + '\n';
    private static final String HELLO = say("", "hello");

    private StompHeadCases() {}

    static Stream<StompCase> all() {
        return Stream.of(commands(), lines(), sizes(), escapes(), receipts(), drips(), forged())
                .flatMap(Collection::stream);
    }

    private static List<StompCase> commands() {
        List<StompCase> cases = new ArrayList<>();
        for (String command : List.of(
                "NONSENSE",
                "send",
                "Send",
                "SEND ",
                " SEND",
                "SEND:",
                "SEND\t",
                "\ufeffSEND",
                "MESSAGE",
                "CONNECTED",
                "RECEIPT",
                "ERROR",
                "SENDD",
                "GET / HTTP/1.1",
                "\u00e4",
                "\\n",
                ":",
                "x".repeat(4_000))) {
            String name =
                    command.length() > 20 ? "4,000 letters" : command.replace("\ufeff", "a mark of byte order and ");
            cases.add(StompCase.of("command: \"" + name + '"', command + '\n' + TO + "\nhello\0", MALFORMED));
        }
        cases.add(StompCase.of("command: none", "\n" + TO + "\nhello\0", MALFORMED));
        cases.add(StompCase.of("command: more than 4 KiB", "x".repeat(4_097) + '\n', MALFORMED));
        cases.add(StompCase.of("command: a NUL and nothing else", "\0", MALFORMED));
        cases.add(StompCase.of("command: line ends and nothing else", "\n\r\n\n\r\r\n"));
        cases.add(StompCase.of("command: none yet", "SEN", "WAITS"));
        return cases;
    }

    private static List<StompCase> lines() {
        return List.of(
                StompCase.of("line: CRLF everywhere", "SEND\r\n" + TO.replace("\n", "\r\n") + "\r\nhello\0", HEARD),
                StompCase.of("line: CR alone", "SEND\r" + TO.replace('\n', '\r') + "\rhello\0", MALFORMED),
                StompCase.of("line: CR inside of a value", say("receipt:a\rb\n", "hello"), "RECEIPT a\rb", HEARD),
                StompCase.of("line: two CRs at its end", say("receipt:a\r\r\n", "hello"), "RECEIPT a\r", HEARD),
                StompCase.of("line: no colon", say("x\n", "hello"), MALFORMED),
                StompCase.of("line: no name", say(":x\n", "hello"), MALFORMED),
                StompCase.of("line: a colon alone", say(":\n", "hello"), MALFORMED),
                StompCase.of("line: blanks as a name", say(" :x\n", "hello"), HEARD),
                StompCase.of("line: no value", say("x:\n", "hello"), HEARD),
                StompCase.of("line: many colons", say("x::::\n", "hello"), HEARD),
                StompCase.of("line: NUL in a name", say("a\0b:x\n", "hello"), MALFORMED),
                StompCase.of("line: NUL in a value", say("a:\0\n", "hello"), MALFORMED),
                StompCase.of("line: no blank line", "SEND\n" + TO + "\0", MALFORMED),
                StompCase.of("line: no NUL", "SEND\n" + TO + "\nhello", "WAITS"),
                StompCase.of("line: no end of the headers", "SEND\n" + TO, "WAITS"),
                StompCase.of(
                        "line: a blank before the destination",
                        "SEND\n" + TO.replace(":", ": ") + "\nx\0",
                        "ERROR forbidden"),
                StompCase.of(
                        "line: a blank after it", "SEND\n" + TO.replace("\n", " \n") + "\nx\0", "refused room-invalid"),
                StompCase.of("line: another case of its name", "SEND\n" + TO.replace("d", "D") + "\nx\0", MALFORMED),
                StompCase.of("line: a name of no text", say("a?:?\n", "hello"), HEARD)
                        .withBytesOfNoText(),
                StompCase.of("line: escapes of a terminal", say("\u001b[2J:\u0007\n", "hello"), HEARD));
    }

    private static List<StompCase> sizes() {
        String longest = "x:" + "y".repeat(4_094);
        return List.of(
                StompCase.of("size: 64 headers", say("x:y\n".repeat(63), "hello"), HEARD),
                StompCase.of("size: 65 headers", say("x:y\n".repeat(64), "hello"), MALFORMED),
                StompCase.of("size: a line of 4 KiB", say(longest + '\n', "hello"), HEARD),
                StompCase.of("size: a line of 4 KiB and one", say(longest + "z\n", "hello"), MALFORMED),
                StompCase.of("size: one that goes on for ever", "SEND\n" + longest.repeat(4), MALFORMED),
                StompCase.of(
                        "size: nearly 8 KiB of headers",
                        say((longest + '\n') + "x:" + "y".repeat(4_000) + '\n', "hello"),
                        HEARD),
                StompCase.of("size: more than 8 KiB of them", say((longest + '\n').repeat(2), "hello"), MALFORMED));
    }

    private static List<StompCase> escapes() {
        List<StompCase> cases = new ArrayList<>();
        for (String escape : List.of("\\t", "\\x", "\\", "\\N", "\\0", "\\u0041", "a\\", "\\\\\\", "\\:", "\\ ")) {
            cases.add(StompCase.of("escape: " + escape + " in a value", say("x:" + escape + "\n", "hello"), MALFORMED));
        }
        cases.add(StompCase.of("escape: \\x in a name", say("a\\xb:1\n", "hello"), MALFORMED));
        cases.add(StompCase.of("escape: \\c in a name", say("a\\cb:1\n", "hello"), HEARD));
        cases.add(StompCase.of("escape: destination in a name", "SEND\ndestinatio\\n:/app/chat\n\nx\0", MALFORMED));
        cases.add(StompCase.of(
                "escape: a line end in a destination",
                "SEND\ndestination:/app/chat/hostile\\n\n\nx\0",
                "refused room-invalid"));
        cases.add(StompCase.of(
                "escape: a colon in a destination", "SEND\ndestination:/app/chat\\c\n\nx\0", "refused forbidden"));
        return cases;
    }

    private static List<StompCase> receipts() {
        List<StompCase> cases = new ArrayList<>();
        Map<String, String> odd = Map.of(
                "a\\cb", "a:b",
                "a\\nb", "a\nb",
                "a\\rb", "a\rb",
                "a\\\\nb", "a\\nb",
                "\\\\\\\\", "\\\\",
                "a:b", "a:b",
                " ", " ",
                "\u00e4\ud83d\ude00", "\u00e4\ud83d\ude00",
                "", "",
                "ERROR\\n\\ncode\\cmalformed", "ERROR\n\ncode:malformed");
        odd.forEach((sent, echoed) -> cases.add(StompCase.of(
                "receipt: \"" + sent + '"', say("receipt:" + sent + "\n", "hello"), "RECEIPT " + echoed, HEARD)));
        cases.add(
                StompCase.of("receipt: two of them", say("receipt:one\nreceipt:two\n", "hello"), "RECEIPT one", HEARD));
        String longest = "r".repeat(4_000);
        cases.add(StompCase.of(
                "receipt: a long one", say("receipt:" + longest + "\n", "hello"), "RECEIPT " + longest, HEARD));
        return cases;
    }

    private static List<StompCase> drips() {
        return List.of(
                StompCase.of("drips: a frame", HELLO, HEARD).inDrips(),
                StompCase.of("drips: a frame with CRLF", HELLO.replace("\n", "\r\n"), HEARD)
                        .inDrips(),
                StompCase.of("drips: frames with line ends between", HELLO + "\n\r\n" + HELLO, HEARD, HEARD)
                        .inDrips(),
                StompCase.of(
                                "drips: a content-length",
                                say("content-length:5\nreceipt:a\\cb\n", "hello"),
                                HEARD,
                                "RECEIPT a:b")
                        .inDrips(),
                StompCase.of("drips: a bad escape", say("x:\\t\n", "hello"), MALFORMED)
                        .inDrips(),
                StompCase.of("drips: no text", say("", "h??"), "heard h\ufffd\ufffd")
                        .withBytesOfNoText()
                        .inDrips(),
                StompCase.of(
                        "flood: 20 frames in one message",
                        HELLO.repeat(20),
                        Stream.generate(() -> HEARD).limit(20).toArray(String[]::new)));
    }

    private static List<StompCase> forged() {
        List<StompCase> cases = new ArrayList<>();
        for (String header : List.of(
                "user-name:alice",
                "simpUser:alice",
                "simpSessionId:1",
                "simpMessageType:MESSAGE",
                "nativeHeaders:x",
                "message-id:public:1",
                "subscription:0",
                "sender:alice",
                "seq:1",
                "login:alice",
                "passcode:secret of alice",
                "session:1",
                "server:x",
                "receipt-id:x",
                "ack:1",
                "id:0",
                "code:malformed",
                "epoch:1",
                "after:0",
                "invite:x",
                "selector:1=1",
                "expires:1",
                "persistent:false",
                "priority:9",
                "x-forwarded-for:127.0.0.1",
                "__TypeId__:x",
                "content-encoding:gzip",
                "heart-beat:0,0",
                "accept-version:1.0",
                "content-type:text/html")) {
            cases.add(StompCase.of(
                    "forged: " + header, say(header.replaceFirst(":(.*):", ":$1\\\\c") + "\n", "hello"), HEARD));
        }
        cases.add(StompCase.of("forged: a second destination", say("destination:/topic/hostile\n", "hello"), HEARD));
        cases.add(StompCase.of(
                "forged: a first destination", "SEND\ndestination:/topic/hostile\n" + TO + "\nx\0", "ERROR forbidden"));
        return cases;
    }
}
