package chat.hubbub.attack;

import static chat.hubbub.attack.StompCase.say;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** First frames that are none, and second ones that look like it. */
final class StompConnectCases {

    private static final String MALFORMED = "ERROR malformed";
    private static final String EARLY = "ERROR not-connected";
    private static final String UNSUPPORTED = "ERROR version-unsupported";
    private static final String NO_NAME = "ERROR nickname-invalid";
    private static final String CONNECTED = "CONNECTED 1.2";

    private StompConnectCases() {}

    static Stream<StompCase> all() {
        return Stream.of(early(), again(), versions(), heartBeats(), headers(), nicknames())
                .flatMap(Collection::stream);
    }

    private static List<StompCase> early() {
        List<StompCase> cases = new ArrayList<>();
        for (String command : List.of(
                "SUBSCRIBE",
                "UNSUBSCRIBE",
                "BEGIN",
                "COMMIT",
                "ABORT",
                "ACK",
                "NACK",
                "DISCONNECT",
                "CONNECTED",
                "connect",
                "NONSENSE",
                "\ufeffCONNECT",
                " CONNECT")) {
            String name = command.replace("\ufeff", "a mark and ");
            cases.add(StompCase.first("early: " + name, command + "\nid:1\ndestination:/topic/hostile\n\n\0", EARLY));
        }
        cases.add(StompCase.first("early: SEND", say("", "hello"), EARLY));
        cases.add(StompCase.first("early: SEND, then CONNECT", say("", "hello") + connect(""), EARLY));
        cases.add(StompCase.first("early: no frame", "\0", MALFORMED));
        cases.add(StompCase.first("early: not even a line", "CONN", "WAITS"));
        return cases;
    }

    private static List<StompCase> again() {
        return List.of(
                StompCase.of("again: CONNECT", connect(""), MALFORMED),
                StompCase.of("again: STOMP", connect("").replace("CONNECT", "STOMP"), MALFORMED),
                StompCase.of("again: as somebody else", connect("login:alice\n"), MALFORMED),
                StompCase.first("again: at once", connect("") + connect(""), CONNECTED, MALFORMED));
    }

    private static List<StompCase> versions() {
        List<StompCase> cases = new ArrayList<>();
        for (String version :
                List.of("9", "", "1.2.3", "1,2", "-1", "1.3", "v12.stomp", "1.2;1.1", "\u0661.2", "1\\c2")) {
            cases.add(StompCase.first(
                    "version: \"" + version + '"', "CONNECT\naccept-version:" + version + "\n\n\0", UNSUPPORTED));
        }
        cases.add(StompCase.first("version: none", "CONNECT\n\n\0", "CONNECTED 1.0"));
        cases.add(StompCase.first("version: many", "CONNECT\naccept-version:9, 1.2 ,,x,1.1\n\n\0", CONNECTED));
        cases.add(StompCase.first(
                "version: the first counts", "CONNECT\naccept-version:1.1\naccept-version:1.2\n\n\0", "CONNECTED 1.1"));
        return cases;
    }

    private static List<StompCase> heartBeats() {
        List<StompCase> cases = new ArrayList<>();
        for (String beat : List.of(
                "",
                "5",
                ",",
                "5,",
                ",5",
                "a,b",
                "-1,0",
                "0,-1",
                "1,2,3",
                "1e3,0",
                "0x1,0",
                "1.5,0",
                "99999999999,0",
                "0,2147483648",
                "\uff11,\uff12",
                "NaN,NaN")) {
            cases.add(StompCase.first("heart-beat: \"" + beat + '"', connect("heart-beat:" + beat + "\n"), MALFORMED));
        }
        for (String beat : List.of("0,0", "1,1", "999999999,999999999", " 0 , 0 ")) {
            cases.add(StompCase.first("heart-beat: \"" + beat + '"', connect("heart-beat:" + beat + "\n"), CONNECTED));
        }
        return cases;
    }

    private static List<StompCase> headers() {
        return List.of(
                StompCase.first("connect: escapes are none in a passcode", connect("passcode:\\x\\t\\\n"), CONNECTED),
                StompCase.first(
                        "connect: a passcode of 1,024", connect("passcode:" + "p".repeat(1_024) + "\n"), CONNECTED),
                StompCase.first("connect: one of 1,025", connect("passcode:" + "p".repeat(1_025) + "\n"), MALFORMED),
                StompCase.first("connect: an empty one", connect("passcode:\n"), CONNECTED),
                StompCase.first(
                        "connect: forged headers",
                        connect("user-name:alice\nsession:1\nserver:x\nsimpUser:alice\n"),
                        CONNECTED),
                StompCase.first("connect: a receipt", connect("receipt:r\n"), CONNECTED),
                StompCase.first("connect: a body", connect("").replace("\0", "body\0"), CONNECTED),
                StompCase.first("connect: a body that is too short", connect("content-length:9\n"), "WAITS"),
                StompCase.first("connect: 65 headers", connect("x:y\n".repeat(64)), MALFORMED),
                StompCase.first("connect: no colon", connect("x\n"), MALFORMED),
                StompCase.first("connect: CRLF", connect("").replace("\n", "\r\n"), CONNECTED),
                StompCase.first("connect: byte by byte", connect(""), CONNECTED).inDrips(),
                StompCase.first("connect: another host", connect("host:evil.example\n"), CONNECTED),
                StompCase.first("connect: as STOMP", connect("").replace("CONNECT", "STOMP"), CONNECTED));
    }

    private static List<StompCase> nicknames() {
        List<StompCase> cases = new ArrayList<>();
        for (String login : List.of(
                "a\\cb",
                "a\\nb",
                "a\\\\b",
                "a:b",
                "a\tb",
                "a\u0007b",
                "a\u001b[0m",
                "\u202eann",
                "a\u200bb",
                "a  b",
                "...",
                "-",
                "<b>",
                "a/b",
                "a".repeat(33),
                "a\ufffdb",
                "@alice",
                "#1")) {
            cases.add(StompCase.first(
                    "login " + cases.size() + ": " + login.replaceAll("\\p{C}", "*"),
                    connect("login:" + login + "\n"),
                    NO_NAME));
        }
        cases.add(StompCase.first("login: bytes of no text", connect("login:a?\n"), NO_NAME)
                .withBytesOfNoText());
        cases.add(StompCase.first("login: blanks", connect("login:  \n"), CONNECTED));
        cases.add(StompCase.first("login: two of them", connect("login:<b>\nlogin:good\n"), NO_NAME));
        return cases;
    }

    private static String connect(String headers) {
        return "CONNECT\naccept-version:1.2\n" + headers + "\n\0";
    }
}
