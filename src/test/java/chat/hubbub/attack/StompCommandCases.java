package chat.hubbub.attack;

import static chat.hubbub.attack.StompCase.say;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Destinations that nobody may use, and commands out of their place. */
final class StompCommandCases {

    private static final String MALFORMED = "ERROR malformed";
    private static final String FORBIDDEN = "ERROR forbidden";
    private static final String NO_ROOM = "refused room-invalid";
    private static final String REFUSED = "refused forbidden";
    private static final String HEARD = "heard hello";
    private static final String HELLO = say("", "hello");
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";

    private static final Map<String, String> LISTENING = new TreeMap<>(Map.ofEntries(
            Map.entry("/topic/*", FORBIDDEN),
            Map.entry("/topic/**", FORBIDDEN),
            Map.entry("/**", FORBIDDEN),
            Map.entry("/topic/h*", FORBIDDEN),
            Map.entry("/topic/{x}", NO_ROOM),
            Map.entry("/topic/h?stile", NO_ROOM),
            Map.entry("/topic/[a-z]+", NO_ROOM),
            Map.entry("/topic/..", NO_ROOM),
            Map.entry("/topic/../user/queue/errors", FORBIDDEN),
            Map.entry("/topic/", FORBIDDEN),
            Map.entry("/topic", FORBIDDEN),
            Map.entry("/topic//hostile", FORBIDDEN),
            Map.entry("/topic/hostile/", FORBIDDEN),
            Map.entry("/topic/HOSTILE", NO_ROOM),
            Map.entry("/topic/hostile ", NO_ROOM),
            Map.entry("/topic/hostile%2f", NO_ROOM),
            Map.entry("/topic/hostile\\n", NO_ROOM),
            Map.entry("/topic/\u0430", NO_ROOM),
            Map.entry("/topic/-a", NO_ROOM),
            Map.entry("/topic/" + "a".repeat(65), NO_ROOM),
            Map.entry("/topic/private-" + LETTERS, REFUSED),
            Map.entry("/topic/direct-" + LETTERS, REFUSED),
            Map.entry("/TOPIC/hostile", FORBIDDEN),
            Map.entry("topic/hostile", FORBIDDEN),
            Map.entry("", FORBIDDEN),
            Map.entry("/user/bob/queue/errors", FORBIDDEN),
            Map.entry("/user/queue/", FORBIDDEN),
            Map.entry("/user/queue/*", FORBIDDEN),
            Map.entry("/user/**", FORBIDDEN),
            Map.entry("/user/topic/hostile", FORBIDDEN),
            Map.entry("/queue/errors", FORBIDDEN),
            Map.entry("/queue/errors-user1", FORBIDDEN),
            Map.entry("/app/chat/hostile", FORBIDDEN),
            Map.entry("/exchange/amq.topic/#", FORBIDDEN),
            Map.entry("/actuator/prometheus", FORBIDDEN)));

    private static final Map<String, String> SAYING = new TreeMap<>(Map.ofEntries(
            Map.entry("/topic/hostile", FORBIDDEN),
            Map.entry("/topic/public", FORBIDDEN),
            Map.entry("/user/queue/errors", FORBIDDEN),
            Map.entry("/user/bob/queue/errors", FORBIDDEN),
            Map.entry("/queue/errors", FORBIDDEN),
            Map.entry("/app", FORBIDDEN),
            Map.entry("/APP/chat/hostile", FORBIDDEN),
            Map.entry("app/chat/hostile", FORBIDDEN),
            Map.entry("", FORBIDDEN),
            Map.entry("/app/", REFUSED),
            Map.entry("/app/nothing", REFUSED),
            Map.entry("/app/Chat/hostile", REFUSED),
            Map.entry("/app//chat/hostile", REFUSED),
            Map.entry("/app/../topic/hostile", REFUSED),
            Map.entry("/app/chat/", NO_ROOM),
            Map.entry("/app/chat//hostile", NO_ROOM),
            Map.entry("/app/chat/hostile/", NO_ROOM),
            Map.entry("/app/chat/HOSTILE", NO_ROOM),
            Map.entry("/app/chat/*", NO_ROOM),
            Map.entry("/app/chat/../public", NO_ROOM),
            Map.entry("/app/chat/" + "a".repeat(65), NO_ROOM),
            Map.entry("/app/chat/private-" + LETTERS, REFUSED),
            Map.entry("/app/chat/direct-" + LETTERS, REFUSED),
            Map.entry("/app/typing/*", NO_ROOM),
            Map.entry("/app/edit/hostile", "refused empty"),
            Map.entry("/app/delete/hostile", REFUSED),
            Map.entry("/app/react/hostile", REFUSED),
            Map.entry("/app/nick/hostile", REFUSED)));

    private StompCommandCases() {}

    static Stream<StompCase> all() {
        return Stream.of(destinations(), subscriptions(), changes(), transactions(), acknowledgements(), goodbyes())
                .flatMap(Collection::stream);
    }

    private static List<StompCase> destinations() {
        List<StompCase> cases = new ArrayList<>();
        LISTENING.forEach((destination, outcome) ->
                cases.add(StompCase.of("SUBSCRIBE to \"" + destination + '"', listen("id:1", destination), outcome)));
        SAYING.forEach((destination, outcome) -> cases.add(StompCase.of(
                "SEND to \"" + destination + '"', "SEND\ndestination:" + destination + "\n\n{}\0", outcome)));
        return cases;
    }

    private static List<StompCase> subscriptions() {
        String queue = "/user/queue/mine";
        return List.of(
                StompCase.of("SUBSCRIBE without a destination", "SUBSCRIBE\nid:1\n\n\0", MALFORMED),
                StompCase.of("SUBSCRIBE without an id", "SUBSCRIBE\ndestination:/topic/hostile\n\n\0", MALFORMED),
                StompCase.of("SUBSCRIBE with an empty id", listen("id:", "/topic/hostile"), MALFORMED),
                StompCase.of(
                        "SUBSCRIBE twice with one id",
                        listen("id:1", queue) + listen("id:1", "/topic/hostile"),
                        MALFORMED),
                StompCase.of("SUBSCRIBE with the id of another queue", listen("id:e", queue), MALFORMED),
                StompCase.of("SUBSCRIBE to a queue of nothing", listen("id:1\nreceipt:r", queue), "RECEIPT r"),
                StompCase.of(
                        "SUBSCRIBE to a queue by a way back",
                        listen("id:1\nreceipt:r", "/user/queue/../x"),
                        "RECEIPT r"),
                StompCase.of(
                        "SUBSCRIBE with a selector",
                        listen("id:1\nreceipt:r\nselector:1=1 OR 'x", "/topic/hostile"),
                        "RECEIPT r"),
                StompCase.of(
                        "SUBSCRIBE with an odd ack",
                        listen("id:1\nreceipt:r\nack:maybe", "/topic/hostile"),
                        "RECEIPT r"),
                StompCase.of(
                        "SUBSCRIBE after nonsense", listen("id:1\nreceipt:r\nafter:x", "/topic/hostile"), "RECEIPT r"),
                StompCase.of(
                        "SUBSCRIBE after less than nothing",
                        listen("id:1\nreceipt:r\nafter:-9", "/topic/hostile"),
                        "RECEIPT r"),
                StompCase.of(
                        "SUBSCRIBE after the end of time",
                        listen("id:1\nreceipt:r\nafter:9223372036854775807", "/topic/hostile"),
                        "RECEIPT r"),
                StompCase.of(
                        "SUBSCRIBE after another epoch",
                        listen("id:1\nreceipt:r\nafter:1\nepoch:';--", "/topic/hostile"),
                        "RECEIPT r"),
                StompCase.of("UNSUBSCRIBE of nothing known", "UNSUBSCRIBE\nid:7\nreceipt:r\n\n\0", "RECEIPT r"),
                StompCase.of("UNSUBSCRIBE without an id", "UNSUBSCRIBE\n\n\0", MALFORMED),
                StompCase.of("UNSUBSCRIBE, and then hear of nothing", "UNSUBSCRIBE\nid:e\n\n\0" + say("", "")));
    }

    private static List<StompCase> changes() {
        return List.of(
                StompCase.of("edit what somebody else said", act("edit", "{\"target\":1,\"content\":\"x\"}"), REFUSED),
                StompCase.of("edit what nobody said", act("edit", "{\"target\":-1,\"content\":\"x\"}"), REFUSED),
                StompCase.of("delete what somebody else said", act("delete", "{\"target\":1}"), REFUSED),
                StompCase.of("delete by a text", act("delete", "{\"target\":\"1\"}"), REFUSED),
                StompCase.of("react with a text", act("react", "{\"target\":1,\"emoji\":\"<b>\"}"), REFUSED),
                StompCase.of(
                        "react with two emoji",
                        act("react", "{\"target\":1,\"emoji\":\"\ud83d\ude00\ud83d\ude00\"}"),
                        REFUSED),
                StompCase.of(
                        "name a topic without one",
                        "SEND\ndestination:/app/topic/hostile\ncontent-type:application/json\n\n{}\0",
                        "refused empty"),
                StompCase.of("name a topic", act("topic", "<b>"), "heard TOPIC"),
                StompCase.of("type", act("typing", ""), "heard TYPING"),
                StompCase.of(
                        "take a nickname that is none",
                        "SEND\ndestination:/app/nick\n\n\u202eann\0",
                        "refused nickname-invalid"),
                StompCase.of(
                        "take an empty nickname", "SEND\ndestination:/app/nick\n\n\0", "refused nickname-invalid"));
    }

    private static List<StompCase> transactions() {
        String into = say("transaction:t\n", "hello");
        StringBuilder nine = new StringBuilder();
        for (int i = 0; i < 9; i++) {
            nine.append(tx("BEGIN", "t" + i));
        }
        String[] all = Stream.generate(() -> HEARD).limit(64).toArray(String[]::new);
        return List.of(
                StompCase.of("transaction: without a name", "BEGIN\n\n\0", MALFORMED),
                StompCase.of("transaction: with an empty one", tx("BEGIN", ""), MALFORMED),
                StompCase.of("transaction: begun twice", tx("BEGIN", "t") + tx("BEGIN", "t"), MALFORMED),
                StompCase.of("transaction: committed, never begun", tx("COMMIT", "t"), MALFORMED),
                StompCase.of("transaction: aborted, never begun", tx("ABORT", "t"), MALFORMED),
                StompCase.of(
                        "transaction: committed twice",
                        tx("BEGIN", "t") + into + tx("COMMIT", "t") + tx("COMMIT", "t"),
                        HEARD,
                        MALFORMED),
                StompCase.of("transaction: said in one that is none", into, MALFORMED),
                StompCase.of("transaction: said in one without a name", say("transaction:\n", "hello"), MALFORMED),
                StompCase.of(
                        "transaction: committed", tx("BEGIN", "t") + into + into + tx("COMMIT", "t"), HEARD, HEARD),
                StompCase.of("transaction: aborted", tx("BEGIN", "t") + into + tx("ABORT", "t")),
                StompCase.of("transaction: left open", tx("BEGIN", "t") + into),
                StompCase.of(
                        "transaction: one in another",
                        tx("BEGIN", "s")
                                + tx("BEGIN", "t")
                                + into
                                + say("transaction:s\n", "x")
                                + tx("COMMIT", "t")
                                + tx("ABORT", "s"),
                        HEARD),
                StompCase.of("transaction: nine at once", nine.toString(), MALFORMED),
                StompCase.of("transaction: 64 frames", tx("BEGIN", "t") + into.repeat(64) + tx("COMMIT", "t"), all),
                StompCase.of("transaction: 65 frames", tx("BEGIN", "t") + into.repeat(65), MALFORMED),
                StompCase.of(
                        "transaction: more than 256 KiB",
                        tx("BEGIN", "t")
                                + say("transaction:t\n", "x".repeat(60_000)).repeat(5),
                        MALFORMED),
                StompCase.of(
                        "transaction: something forbidden in it",
                        tx("BEGIN", "t") + into + "SEND\ndestination:/topic/hostile\ntransaction:t\n\nx\0" + into
                                + tx("COMMIT", "t"),
                        HEARD,
                        FORBIDDEN),
                StompCase.of(
                        "transaction: lost with the connection",
                        tx("BEGIN", "t") + into + "DISCONNECT\n\n\0",
                        "CLOSE 1000"));
    }

    private static List<StompCase> acknowledgements() {
        return List.of(
                StompCase.of("ACK of nothing", "ACK\nid:7\nreceipt:r\n\n\0", "RECEIPT r"),
                StompCase.of("ACK without an id", "ACK\nreceipt:r\n\n\0", "RECEIPT r"),
                StompCase.of(
                        "ACK of what somebody else got",
                        "ACK\nsubscription:0\nmessage-id:hostile\\c1\nreceipt:r\n\n\0",
                        "RECEIPT r"),
                StompCase.of("NACK of nothing", "NACK\nid:7\nreceipt:r\n\n\0", "RECEIPT r"),
                StompCase.of(
                        "NACK in a transaction that is none",
                        "NACK\nid:7\ntransaction:t\nreceipt:r\n\n\0",
                        "RECEIPT r"));
    }

    private static List<StompCase> goodbyes() {
        String bye = "DISCONNECT\nreceipt:bye\n\n\0";
        return List.of(
                StompCase.of("DISCONNECT, then more", bye + HELLO, "RECEIPT bye", "CLOSE 1000"),
                StompCase.of("DISCONNECT twice", bye + bye, "RECEIPT bye", "CLOSE 1000"),
                StompCase.of("DISCONNECT, then nonsense", bye + "NONSENSE\n\n\0", "RECEIPT bye", "CLOSE 1000"),
                StompCase.of("DISCONNECT after a line", HELLO + bye, HEARD, "RECEIPT bye", "CLOSE 1000"),
                StompCase.of("DISCONNECT with a body", "DISCONNECT\n\nbody\0", "CLOSE 1000"),
                StompCase.of("nothing after an ERROR", "NONSENSE\n\n\0" + HELLO + bye, MALFORMED),
                StompCase.of("one ERROR and no more", "NONSENSE\n\n\0".repeat(3), MALFORMED));
    }

    private static String listen(String headers, String destination) {
        return "SUBSCRIBE\n" + headers + "\ndestination:" + destination + "\n\n\0";
    }

    private static String act(String act, String json) {
        return "SEND\ndestination:/app/" + act + '/' + StompCase.ROOM + "\n\n" + json + '\0';
    }

    private static String tx(String command, String name) {
        return command + "\ntransaction:" + name + "\n\n\0";
    }
}
