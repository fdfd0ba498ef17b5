package chat.hubbub.attack;

import static org.assertj.core.api.Assertions.assertThat;

import chat.hubbub.journey.BareClient;
import chat.hubbub.journey.ClientFrame;
import chat.hubbub.terminal.Terminal;
import java.io.IOException;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.json.JsonMapper;

/** What anybody sends is data: no database, no index, no template and no logger takes it for a command. */
@UnderAttack
@ExtendWith(OutputCaptureExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class InputIsDataTest {

    private static final String COOKIE =
            "Cookie: hubbub-secret=" + "input-is-data-".repeat(3).substring(0, 32);
    private static final String CANARY = "canary word of the room that stays as it is";
    private static final Pattern INSIDES =
            Pattern.compile("SQLITE_|SQLite|fts5: |syntax error|near \"|no such (table|column):|Exception|\tat ");
    private static final Pattern LOG_LINE = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\S+ +(INFO|WARN) .*|");

    private static String history;

    /** By HTTP: the line, a body if it has one, and a header if that is where the text goes; {@code TEXT} is in its address. */
    record Door(String line, String body, String header) {

        static Door address(String line) {
            return new Door(line, "", "");
        }

        static Door json(String line, String body) {
            return new Door(line, body, "Content-Type: application/json");
        }

        static Door form(String line, String body) {
            return new Door(line, body, "Content-Type: application/x-www-form-urlencoded");
        }

        /** It costs ten times what a call costs, so that not each text goes there too. */
        boolean isAPage() {
            return line.contains("/rooms/canary") && !line.contains("/api/");
        }

        Reply open(Victim victim, String text) throws IOException {
            String address = Injections.inAddress(text);
            String sent = header.endsWith("json")
                    ? body.replace("TEXT", Injections.inJson(text))
                    : body.replace("TEXT", address);
            String[] headers = Stream.of(COOKIE, header.replace("TEXT", address))
                    .filter(each -> !each.isEmpty())
                    .filter(each -> !header.startsWith("Cookie") || !each.equals(COOKIE))
                    .toArray(String[]::new);
            return Reply.to(Victim.stranger(), victim, line.replace("TEXT", address), sent, headers);
        }

        @Override
        public String toString() {
            return line + ' ' + body + (header.startsWith("Content") ? "" : header);
        }
    }

    private static final List<Door> DOORS = List.of(
            Door.address("GET /api/search?q=TEXT"),
            Door.address("GET /api/search?q=canary&room=TEXT"),
            Door.address("GET /api/search?q=canary&limit=TEXT"),
            Door.address("GET /api/search?q=TEXT&room=canary&limit=5"),
            Door.address("GET /api/search?TEXT=TEXT"),
            Door.address("GET /api/rooms/TEXT/messages"),
            Door.address("GET /api/rooms/TEXT/members"),
            Door.address("GET /api/rooms/canary/messages?before=TEXT"),
            Door.address("GET /api/rooms/canary/messages?after=TEXT"),
            Door.address("GET /api/rooms/canary/messages?limit=TEXT"),
            Door.address("GET /api/rooms/canary/messages?at=TEXT"),
            Door.address("GET /api/TEXT"),
            Door.address("GET /rooms/TEXT"),
            Door.address("GET /join/TEXT"),
            Door.address("GET /owner/TEXT"),
            Door.address("GET /owner?before=TEXT"),
            Door.address("GET /TEXT"),
            Door.address("GET /ws/TEXT/TEXT/xhr_send"),
            Door.address("GET /assets/TEXT/emoji/TEXT.json"),
            Door.address("GET /api/private-rooms/TEXT/invite"),
            Door.address("GET /api/private-rooms/TEXT/invite.svg"),
            Door.address("POST /api/private-rooms/TEXT/invite"),
            Door.address("DELETE /api/private-rooms/TEXT/invite"),
            Door.address("DELETE /api/private-rooms/TEXT/membership"),
            Door.json("POST /api/private-rooms", "{\"title\":TEXT}"),
            Door.json("POST /api/direct-rooms", "{\"nickname\":TEXT}"),
            Door.json("POST /api/rooms/canary/commands", "{\"line\":TEXT}"),
            Door.json("POST /api/rooms/TEXT/commands", "{\"line\":\"/audit\"}"),
            Door.json("PUT /api/push/subscription", "{\"endpoint\":TEXT,\"keys\":{\"p256dh\":TEXT,\"auth\":TEXT}}"),
            Door.json("DELETE /api/push/subscription", "{\"endpoint\":TEXT}"),
            Door.json("POST /api/push/test", "{TEXT:TEXT}"),
            Door.form("POST /rooms/canary", "nickname=TEXT&text=TEXT&key=TEXT&token=TEXT"),
            Door.form("POST /rooms/TEXT", "nickname=x&text=x"),
            Door.form("POST /join/TEXT", "TEXT=TEXT"),
            Door.form("POST /owner/TEXT", "token=TEXT"),
            new Door("GET /api/private-rooms", "", "Cookie: hubbub-secret=TEXT"),
            new Door(
                    "GET /rooms/canary?before=TEXT&after=TEXT&nick=TEXT&TEXT",
                    "",
                    "Cookie: hubbub-nickname=TEXT; hubbub-secret=TEXT\r\nAccept-Language: TEXT\r\nUser-Agent: TEXT\r\n"
                            + "Referer: TEXT\r\nX-Forwarded-For: TEXT"));

    static Stream<Arguments> doors() {
        return DOORS.stream()
                .flatMap(door -> IntStream.range(0, Injections.ALL.size())
                        .filter(i -> !door.isAPage() || i % 3 == 0)
                        .mapToObj(i -> Arguments.of(door, Injections.named(Injections.ALL.get(i)), i)));
    }

    static Stream<Arguments> texts() {
        return IntStream.range(0, Injections.ALL.size())
                .mapToObj(i -> Arguments.of(Injections.named(Injections.ALL.get(i)), i));
    }

    @BeforeAll
    static void say(Victim victim) throws IOException {
        try (BareClient author =
                BareClient.openFrom(Victim.stranger(), victim.port()).join("canary", "canary")) {
            author.say("canary", CANARY);
            author.await("CHAT");
        }
        history = history(victim);
    }

    @Test
    @Order(1)
    void thereAreEnoughOfThem() {
        assertThat(Injections.ALL).hasSizeGreaterThan(140).doesNotHaveDuplicates();
        assertThat(doors()).hasSizeGreaterThan(5_000);
    }

    @ParameterizedTest(name = "{0} with {1}")
    @Order(2)
    @MethodSource("doors")
    void isAnsweredClearly(Door door, String name, int text, Victim victim) throws IOException {
        Reply reply = door.open(victim, Injections.ALL.get(text));
        assertThat(reply.status()).isBetween(200, 499);
        assertThat(reply.words()).doesNotContainPattern(INSIDES);
        assertThat(reply.headers("Set-Cookie")).noneMatch(cookie -> cookie.contains("x=y"));
    }

    /** Words and nothing else: whoever asks finds what holds each of them. */
    @ParameterizedTest(name = "{0}")
    @Order(3)
    @MethodSource("texts")
    void aSearchIsForWords(String name, int text, Victim victim) throws IOException {
        String words = Injections.ALL.get(text);
        Reply reply = Reply.to(victim, "GET /api/search?q=" + Injections.inAddress(words));
        JsonMapper.shared()
                .readTree(bodyOf(reply))
                .path("hits")
                .forEach(hit -> assertThat(hit.path("content").asString().toLowerCase(Locale.ROOT))
                        .contains(plain(words).strip().split("\\s+")));
    }

    /** What breaks the frame ends the connection; what does not is answered, and is nothing but a text. */
    @ParameterizedTest(name = "{0}")
    @Order(4)
    @MethodSource("texts")
    void aFrameIsAnswered(String name, int text, Victim victim) throws IOException {
        String value = Injections.inHeader(Injections.ALL.get(text));
        for (String frame : List.of(
                "CONNECT\naccept-version:1.2\nlogin:VALUE\npasscode:VALUE\n\n\0",
                "CONNECT\naccept-version:VALUE\nheart-beat:VALUE\nhost:VALUE\n\n\0",
                "CONNECT\naccept-version:1.2\n\n\0SUBSCRIBE\nid:VALUE\ndestination:/topic/VALUE\ninvite:VALUE\n\n\0",
                "CONNECT\naccept-version:1.2\n\n\0SUBSCRIBE\nid:VALUE\ndestination:/topic/canary\nafter:VALUE\nepoch:VALUE\n\n\0",
                "CONNECT\naccept-version:1.2\n\n\0SEND\ndestination:/app/chat/VALUE\n\nx\0",
                "CONNECT\naccept-version:1.2\n\n\0SEND\ndestination:VALUE\ntransaction:VALUE\n\nx\0")) {
            try (BareClient client = BareClient.openFrom(Victim.stranger(), victim.port())) {
                client.send(ClientFrame.text(frame.replace("VALUE", value) + "DISCONNECT\nreceipt:bye\n\n\0"));
                client.closeCode();
                assertThat(client.received())
                        .isNotEmpty()
                        .allSatisfy(heard -> assertThat(heard.body()).doesNotContainPattern(INSIDES));
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @Order(5)
    @MethodSource("texts")
    void whatIsSaidIsStoredAsItIsOrRefused(String name, int text, Victim victim) throws IOException {
        String said = Injections.ALL.get(text);
        try (BareClient speaker = BareClient.openFrom(Victim.stranger(), victim.port())) {
            speaker.frame(
                    "CONNECT\naccept-version:1.2\nhost:hub\n\n\0SUBSCRIBE\nid:e\ndestination:/user/queue/errors\n\n\0");
            for (String act : List.of("chat", "topic", "edit", "react", "delete", "nick")) {
                speaker.frame("SEND\ndestination:/app/" + (act.equals("nick") ? act : act + "/injected") + "\nreceipt:"
                        + act + "\nidempotency-key:" + Injections.inHeader(said)
                        + "\ncontent-type:application/json\n\n{\"content\":" + Injections.inJson(said)
                        + ",\"target\":" + Injections.inJson(said) + ",\"nickname\":" + Injections.inJson(said)
                        + ",\"emoji\":" + Injections.inJson(said) + "}\0");
                speaker.awaitThat(heard -> heard.header("receipt-id").equals(act)
                        || heard.command().equals("MESSAGE")
                                && heard.json().path("receipt").asString("").equals(act));
            }
            assertThat(speaker.received())
                    .allSatisfy(heard -> assertThat(heard.body()).doesNotContainPattern(INSIDES));
        }
    }

    @ParameterizedTest(name = "{0}")
    @Order(6)
    @MethodSource("texts")
    void aTerminalIsAnswered(String name, int text, Victim victim) throws IOException {
        try (Terminal terminal = Terminal.from(Victim.stranger(), victim.terminalPort())) {
            terminal.expect("Welcome to Hubbub! Please enter your nickname:");
            terminal.type(Injections.ALL.get(text));
            assertThat(terminal.line()).matches("[!*] .*|.*Chat Server").doesNotContainPattern(INSIDES);
        }
    }

    @Test
    @Order(7)
    void everythingIsAsItWas(Victim victim) throws IOException {
        assertThat(history(victim)).isEqualTo(history);
        assertThat(Reply.to(victim, "GET /api/search?q=canary%20stays").words()).contains(CANARY.substring(7));
        assertThat(Reply.to(victim, "GET /actuator/health").words()).contains("UP");
    }

    /** One line for each event, by us, and nothing in it of what was sent. */
    @Test
    @Order(8)
    void nothingOfItIsLogged(Victim victim, CapturedOutput output) {
        Assumptions.assumeTrue(victim.hub().isPresent(), "only the server of this process logs here");
        assertThat(output.getAll()).doesNotContain(Injections.MARK, "\u001b", "jndi", "DROP TABLE", "canary");
        assertThat(output.getAll().lines())
                .allMatch(line -> LOG_LINE.matcher(line).matches());
    }

    /** As a search sees it: without case and without marks. */
    private static String plain(String words) {
        return Normalizer.normalize(words, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }

    private static String history(Victim victim) throws IOException {
        return bodyOf(Reply.to(victim, "GET /api/rooms/canary/messages"));
    }

    /** Without the lengths of its pieces. */
    private static String bodyOf(Reply reply) {
        String words = reply.words();
        return words.substring(words.indexOf('{'), words.lastIndexOf('}') + 1);
    }
}
