package chat.hubbub.attack;

import static chat.hubbub.attack.StompCase.say;
import static chat.hubbub.attack.StompCase.sayJson;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Bodies of other lengths than they say, and JSON that lies or is none. */
final class StompBodyCases {

    private static final String MALFORMED = "ERROR malformed";
    private static final String EMPTY = "refused empty";
    private static final String TOO_LONG = "refused too-long";
    private static final String HEARD = "heard hello";

    private StompBodyCases() {}

    static Stream<StompCase> all() {
        return Stream.of(lengths(), noLengths(), sizes(), types(), forged(), noJson(), keys())
                .flatMap(Collection::stream);
    }

    private static List<StompCase> lengths() {
        return List.of(
                StompCase.of("length: right", say("content-length:5\n", "hello"), HEARD),
                StompCase.of("length: right, with noughts", say("content-length:000000005\n", "hello"), HEARD),
                StompCase.of("length: too short", say("content-length:3\n", "hello"), MALFORMED),
                StompCase.of("length: too long", say("content-length:9\n", "hello\0abcd"), MALFORMED),
                StompCase.of("length: more than comes", say("content-length:900\n", "hello"), "WAITS"),
                StompCase.of("length: 0 and a body", say("content-length:0\n", "hello"), MALFORMED),
                StompCase.of("length: 0 and none", say("content-length:0\n", ""), EMPTY),
                StompCase.of("length: the first is right", say("content-length:5\ncontent-length:3\n", "hello"), HEARD),
                StompCase.of(
                        "length: the second is right", say("content-length:3\ncontent-length:5\n", "hello"), MALFORMED),
                StompCase.of("length: of a body with NUL", say("content-length:3\n", "a\0b"), "heard a\ufffdb"),
                StompCase.of("length: none, and a NUL", say("", "a\0b"), "heard a", MALFORMED),
                StompCase.of("length: of characters", say("content-length:1\n", "\u20ac"), MALFORMED),
                StompCase.of("length: of bytes", say("content-length:3\n", "\u20ac"), "heard \u20ac"),
                StompCase.of("length: in other letters", say("Content-Length:3\n", "hello"), HEARD),
                StompCase.of(
                        "length: a frame in a body", say("content-length:7\n", "SEND\n\n\0"), "heard SEND\n\n\ufffd"),
                StompCase.of(
                        "length: of an ACK that has no body",
                        "ACK\nid:1\ncontent-length:4\nreceipt:r\n\nbody\0",
                        "RECEIPT r"));
    }

    private static List<StompCase> noLengths() {
        List<StompCase> cases = new ArrayList<>();
        for (String length : List.of(
                "-1",
                "+5",
                " 5",
                "5 ",
                "0x5",
                "5.0",
                "5e0",
                "",
                "five",
                "5,5",
                "NaN",
                "\u0665",
                "\uff15",
                "2147483648",
                "4294967301",
                "99999999999999999999",
                "-9223372036854775808",
                "1048577",
                "999999999",
                "5\\c")) {
            cases.add(StompCase.of(
                    "length: \"" + length + '"', say("content-length:" + length + "\n", "hello"), MALFORMED));
        }
        return cases;
    }

    private static List<StompCase> sizes() {
        String most = "x".repeat(4_000);
        String faces = "\ud83d\ude00".repeat(4_000);
        return List.of(
                StompCase.of("size: 4,000 letters", say("", most), "heard " + most),
                StompCase.of("size: 4,001 letters", say("", most + 'x'), TOO_LONG),
                StompCase.of("size: 4,000 faces", say("", faces), "heard " + faces),
                StompCase.of("size: 4,001 faces", say("", faces + 'x'), TOO_LONG),
                StompCase.of(
                        "size: 4,000 letters and 60,000 blanks", say("", most + " ".repeat(60_000)), "heard " + most),
                StompCase.of("size: 4,001 letters in JSON", sayJson("{\"content\":\"" + most + "x\"}"), TOO_LONG),
                StompCase.of("size: 64 KiB", say("", "x".repeat(64 << 10)), TOO_LONG),
                StompCase.of("size: 64 KiB and one", say("", "x".repeat((64 << 10) + 1)), TOO_LONG),
                StompCase.of("size: 64 KiB and one of blanks", say("", " ".repeat((64 << 10) + 1)), TOO_LONG),
                StompCase.of("size: 1 MiB", say("content-length:1048576\n", "x".repeat(1 << 20)), TOO_LONG),
                StompCase.of("size: 1 MiB and one", say("", "x".repeat((1 << 20) + 1)), MALFORMED),
                StompCase.of("size: none", say("", ""), EMPTY),
                StompCase.of("size: blanks", say("", " \t\n\u3000"), EMPTY),
                StompCase.of("size: what nobody sees", say("", "\u200b\u200d\u2060\ufeff\u3164"), EMPTY));
    }

    private static List<StompCase> types() {
        String json = "{\"content\":\"hello\"}";
        return List.of(
                StompCase.of("type: none, and JSON", say("", json), "heard " + json),
                StompCase.of("type: text, and JSON", say("content-type:text/plain\n", json), "heard " + json),
                StompCase.of("type: JSON, and text", sayJson("hello"), EMPTY),
                StompCase.of("type: JSON in capitals", say("content-type:APPLICATION/JSON\n", json), HEARD),
                StompCase.of(
                        "type: JSON in another charset",
                        say("content-type:application/json; charset=utf-16\n", json),
                        HEARD),
                StompCase.of("type: nonsense", say("content-type:/;=,\n", "hello"), HEARD),
                StompCase.of(
                        "type: the first counts",
                        say("content-type:text/plain\ncontent-type:application/json\n", "hello"),
                        HEARD),
                StompCase.of(
                        "type: markup",
                        say("content-type:text/html\n", "<script>x</script>"),
                        "heard <script>x</script>"),
                StompCase.of("type: escapes of a terminal", say("", "\u001b[2J\u0007x"), "heard \u001b[2J\u0007x"),
                StompCase.of("type: goodbye", say("receipt:r\n", " /QUIT\n"), "RECEIPT r", "CLOSE 1000"),
                StompCase.of("type: goodbye in JSON", sayJson("{\"content\":\"exit\"}"), "CLOSE 1000"));
    }

    private static List<StompCase> forged() {
        List<StompCase> cases = new ArrayList<>();
        for (String field : List.of(
                "\"sender\":\"alice\"",
                "\"seq\":1",
                "\"time\":0",
                "\"at\":\"1970-01-01T00:00:00Z\"",
                "\"id\":\"public:1\"",
                "\"html\":\"<script>x</script>\"",
                "\"type\":\"NOTICE\"",
                "\"room\":\"public\"",
                "\"epoch\":\"x\"",
                "\"__proto__\":{\"sender\":\"alice\"}",
                "\"@class\":\"java.lang.Runtime\"",
                "\"replyTo\":1e400",
                "\"replyTo\":99999999999999999999",
                "\"replyTo\":\"1\"",
                "\"replyTo\":null",
                "\"x\":1e99999",
                "\"x\":-0",
                "\"online\":-1",
                "\"members\":[]",
                "\"x\":" + "9".repeat(500),
                "\"x\":" + "[".repeat(100) + "]".repeat(100))) {
            String name = field.length() > 60 ? field.substring(0, 20) + " and so on" : field;
            cases.add(StompCase.of("forged: " + name, sayJson("{" + field + ",\"content\":\"hello\"}"), HEARD));
        }
        cases.add(
                StompCase.of("forged: a second content", sayJson("{\"content\":\"a\",\"content\":\"b\"}"), "heard b"));
        cases.add(StompCase.of("forged: half a pair", sayJson("{\"content\":\"a\\ud800\"}"), "heard a\ufffd"));
        cases.add(StompCase.of(
                "forged: halves the wrong way round",
                sayJson("{\"content\":\"\\udc00\\ud800.\"}"),
                "heard \ufffd\ufffd."));
        cases.add(StompCase.of(
                "forged: a whole pair", sayJson("{\"content\":\"\\ud83d\\ude00\"}"), "heard \ud83d\ude00"));
        cases.add(StompCase.of("forged: an escaped NUL", sayJson("{\"content\":\"a\\u0000b\"}"), "heard a\ufffdb"));
        cases.add(StompCase.of("forged: an escaped name", sayJson("{\"c\\u006fntent\":\"hello\"}"), HEARD));
        return cases;
    }

    private static List<StompCase> noJson() {
        List<StompCase> cases = new ArrayList<>();
        for (String json : List.of(
                "",
                " ",
                "{",
                "}",
                "{}",
                "[]",
                "null",
                "true",
                "7",
                "NaN",
                "\"hello\"",
                "[\"hello\"]",
                "{\"content\":NaN}",
                "{\"content\":7}",
                "{\"content\":null}",
                "{\"content\":true}",
                "{\"content\":{}}",
                "{\"content\":[\"hello\"]}",
                "{\"content\":\"hello\"",
                "{\"content\":\"hello}",
                "{\"content\":\"hello\"} x",
                "{\"content\":\"a\"}{\"content\":\"b\"}",
                "{'content':'hello'}",
                "{content:\"hello\"}",
                "{\"content\":\"hello\",}",
                "/**/{\"content\":\"hello\"}",
                "\ufeff{\"content\":\"hello\"}",
                "{\"Content\":\"hello\"}",
                "{\"content\":\"\\x\"}",
                "{\"content\":\"\\u00\"}",
                "{\"content\":\"\"}",
                "{\"content\":\"a\nb\"}",
                "{\"content\":\"hello\",\"x\":Infinity}",
                "{\"content\":\"hello\",\"x\":01}")) {
            cases.add(StompCase.of("no JSON: " + json.replace("\ufeff", "a mark and "), sayJson(json), EMPTY));
        }
        String deep = "[".repeat(10_000) + "]".repeat(10_000);
        cases.add(StompCase.of("no JSON: 10,000 arrays", sayJson("{\"content\":\"x\",\"a\":" + deep + "}"), EMPTY));
        cases.add(StompCase.of(
                "no JSON: 10,000 objects", sayJson("{\"content\":\"x\",\"a\":" + "{\"a\":".repeat(10_000)), EMPTY));
        cases.add(StompCase.of(
                "no JSON: 10,000 digits", sayJson("{\"content\":\"x\",\"a\":" + "9".repeat(10_000) + "}"), EMPTY));
        cases.add(StompCase.of("no JSON: bytes of no text", sayJson("{\"content\":??}"), EMPTY)
                .withBytesOfNoText());
        return cases;
    }

    private static List<StompCase> keys() {
        String twice = say("idempotency-key:k-%s\nreceipt:one\n", "hello")
                + say("idempotency-key:k-%s\nreceipt:two\n", "again");
        return List.of(
                StompCase.of("key: 64 characters", say("idempotency-key:" + "k".repeat(64) + "\n", "hello"), HEARD),
                StompCase.of("key: 65 characters", say("idempotency-key:" + "k".repeat(65) + "\n", "hello"), TOO_LONG),
                StompCase.of("key: none", say("idempotency-key:\n", "hello"), HEARD),
                StompCase.of("key: the same twice", twice.replace("%s", "twice"), HEARD, "RECEIPT one", "RECEIPT two"),
                StompCase.of(
                        "key: an odd one twice",
                        twice.replace("%s", "\\n'\u20ac"),
                        HEARD,
                        "RECEIPT one",
                        "RECEIPT two"));
    }
}
