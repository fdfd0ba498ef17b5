package chat.hubbub.attack;

import static org.assertj.core.api.Assertions.assertThat;

import chat.hubbub.journey.BareClient;
import chat.hubbub.journey.Received;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing that acts on a terminal gets from one person to another, by whatever is shown of them and in either direction. */
@UnderAttack
class TerminalEscapesTest {

    private static BareTerminal watcher;
    private static BareClient listener;
    private static BareClient talker;
    private static BareClient editor;
    private static BareClient renamer;
    private static BareTerminal typist;
    private static int count;

    @BeforeAll
    static void meet(Victim victim) throws IOException {
        watcher = new BareTerminal(victim).enter("escape watcher");
        typist = new BareTerminal(victim).enter("escape typist");
        listener = joined(victim, "escape listener");
        talker = joined(victim, "escape talker");
        editor = joined(victim, "escape editor");
        renamer = joined(victim, "escape renamer");
        renamer.frame("SUBSCRIBE\nid:e\ndestination:/user/queue/errors\n\n\0");
    }

    @AfterAll
    static void part() throws IOException {
        for (BareClient each : List.of(listener, talker, editor, renamer)) {
            each.close();
        }
        watcher.close();
        typist.close();
    }

    @BeforeEach
    void stay() throws IOException {
        for (BareClient each : List.of(listener, talker, editor, renamer)) {
            each.beat();
        }
    }

    static Stream<Arguments> characters() {
        return named(TerminalEscapes.CHARACTERS);
    }

    static Stream<Arguments> bytes() {
        return named(TerminalEscapes.BYTES);
    }

    @Test
    void thereAreEnoughOfThem() {
        assertThat(TerminalEscapes.CHARACTERS).hasSizeGreaterThan(100).doesNotHaveDuplicates();
        assertThat(TerminalEscapes.BYTES).hasSizeGreaterThan(40).doesNotHaveDuplicates();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("characters")
    void aMessageIsOnlyShown(String name, String escape) throws IOException {
        String mark = mark();
        talker.frame(json("chat", mark + escape + "z"));
        assertThat(watcher.until(mark)).startsWith("escape talker: " + mark);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("characters")
    void anEditIsOnlyShown(String name, String escape) throws IOException {
        String mark = mark();
        editor.frame("SEND\ndestination:/app/chat\nreceipt:" + mark + "\n\nfirst " + mark + '\0');
        String seq = editor.awaitThat(frame -> frame.header("receipt-id").equals(mark))
                .header("seq");
        editor.frame("SEND\ndestination:/app/edit\ncontent-type:application/json\n\n{\"target\":" + seq
                + ",\"content\":" + Injections.inJson("second " + mark + escape + "z") + "}\0");
        assertThat(watcher.until("second " + mark)).startsWith("escape editor: (edited) second " + mark);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("characters")
    void aTopicIsOnlyShown(String name, String escape) throws IOException {
        String mark = mark();
        talker.frame(json("topic", mark + escape + "z"));
        assertThat(watcher.until(mark)).startsWith("* escape talker set the topic: " + mark);
    }

    /** Most are no nicknames; whatever is one is shown. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("characters")
    void anotherNicknameIsOnlyShown(String name, String escape) throws IOException {
        String mark = mark();
        renamer.frame("SEND\ndestination:/app/nick\nreceipt:" + mark
                + "\ncontent-type:application/json\n\n{\"nickname\":" + Injections.inJson(mark + escape + "z") + "}\0");
        Received answer = renamer.awaitThat(frame -> frame.header("receipt-id").equals(mark)
                || frame.header("destination").equals("/user/queue/errors")
                        && frame.json().path("receipt").asString("").equals(mark));
        if (answer.command().equals("RECEIPT")) {
            BareTerminal.assertShown(answer.header("user-name"));
            watcher.until("is now " + mark);
        } else {
            assertThat(answer.json().path("code").asString()).isEqualTo("nickname-invalid");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("characters")
    void whoeverComesIsOnlyShown(String name, String escape, Victim victim) throws IOException {
        String mark = mark();
        try (BareClient newcomer = BareClient.openFrom(Victim.stranger(), victim.port())) {
            newcomer.frame("CONNECT\naccept-version:1.2\nlogin:" + mark
                    + escape.replace("\n", "").replace("\u0000", "")
                    + "z\n\n\0SUBSCRIBE\nid:0\ndestination:/topic/public\nreceipt:in\n\n\0");
            Received answer = newcomer.awaitThat(frame -> frame.command().equals("ERROR")
                    || frame.header("receipt-id").equals("in"));
            if (answer.command().equals("RECEIPT")) {
                watcher.until("Joined the Chat Server");
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("characters")
    void aTypedLineIsOnlyShown(String name, String escape) throws IOException {
        String mark = mark();
        typist.type(mark + escape + "z");
        assertThat(watcher.until(mark)).startsWith("escape typist: " + mark);
        BareTerminal.assertShown(
                listener.awaitThat(frame -> frame.content().startsWith(mark)).content());
    }

    /** A telnet's subnegotiation that is never ended takes some bytes with it. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("bytes")
    void typedBytesAreOnlyShown(String name, String escape, Victim victim) throws IOException {
        String mark = mark();
        try (BareTerminal other = new BareTerminal(victim).enter("typist " + mark)) {
            other.send((mark + escape + "z".repeat(600) + '\n').getBytes(StandardCharsets.ISO_8859_1));
            assertThat(watcher.until(": " + mark)).startsWith("typist " + mark + ": " + mark);
            BareTerminal.assertShown(listener.awaitThat(frame -> frame.content().startsWith(mark))
                    .content());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"characters", "bytes"})
    void aTypedNameIsOnlyShown(String name, String escape, Victim victim) throws IOException {
        try (BareTerminal other = new BareTerminal(victim)) {
            boolean bytes = TerminalEscapes.BYTES.contains(escape);
            other.send((mark() + escape + "z" + (bytes ? "z".repeat(600) : "") + '\n')
                    .getBytes(bytes ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8));
            assertThat(other.line()).matches("[*!] .*|.*Chat Server");
        }
    }

    private static Stream<Arguments> named(List<String> escapes) {
        return IntStream.range(0, escapes.size())
                .mapToObj(i -> Arguments.of(Injections.inJson(escapes.get(i)), escapes.get(i)));
    }

    private static BareClient joined(Victim victim, String nickname) throws IOException {
        return BareClient.openFrom(Victim.stranger(), victim.port()).join(nickname, "public");
    }

    private static String json(String act, String content) {
        return "SEND\ndestination:/app/" + act + "\ncontent-type:application/json\n\n{\"content\":"
                + Injections.inJson(content) + "}\0";
    }

    private static String mark() {
        return "m" + ++count + "m";
    }
}
