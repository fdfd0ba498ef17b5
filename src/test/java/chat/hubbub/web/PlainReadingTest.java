package chat.hubbub.web;

import static org.assertj.core.api.Assertions.assertThat;

import chat.hubbub.journey.Hub;
import chat.hubbub.journey.StompClient;
import chat.hubbub.message.MessageLog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the page shows of a room to a browser that runs no script. */
class PlainReadingTest {

    private static final Pattern LINE = Pattern.compile("<article class=\"plain-line\" id=\"(\\d+)\"");

    @TempDir
    static Path data;

    private static Hub hub;

    @BeforeAll
    static void start() {
        hub = Hub.start(data, "hubbub.limits.enabled=false");
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @Test
    void showsWhoSaidWhatAndWhen() {
        try (StompClient ann = hub.connect("ann").join("who")) {
            ann.say("who", "hello **everybody**");
        }
        assertThat(new PlainVisitor(hub, "who").plain())
                .contains("#</span><bdi class=\"bar-name\">who</bdi>")
                .contains("<bdi class=\"message-sender\">ann</bdi>")
                .contains("<p>hello <strong>everybody</strong></p>")
                .containsPattern("<h2 class=\"day\"><time datetime=\"\\d{4}-\\d\\d-\\d\\d\">\\w+day, .* \\d{4}</time>")
                .containsPattern("datetime=\"[-0-9]+T[:.0-9]+Z\">\\d\\d:\\d\\d UTC</time>")
                .doesNotContain("message-edited", "message-quote", "reaction\"", "??");
    }

    @Test
    void showsLinesAsTheyStandNow() {
        try (StompClient ann = hub.connect("ann stands").join("stands")) {
            ann.say("stands", "helo");
            ann.say("stands", "too much");
            act(ann, "edit", "{\"target\":1,\"content\":\"hello\"}");
            act(ann, "chat", "{\"content\":\"an answer\",\"replyTo\":1}");
            act(ann, "chat", "{\"content\":\"another\",\"replyTo\":2}");
            act(ann, "react", "{\"target\":1,\"emoji\":\"👍\"}");
            act(ann, "delete", "{\"target\":2}");
        }
        String plain = new PlainVisitor(hub, "stands").plain();
        assertThat(plain.replaceAll("\\s+", " "))
                .contains("<p>hello</p><span class=\"message-edited\">(edited)</span>")
                .contains("<span class=\"reaction\">👍 1</span>")
                .contains("before=2\"><bdi>ann stands</bdi> <span dir=\"auto\">hello</span></a>")
                .contains("before=3\"><bdi>ann stands</bdi> <span dir=\"auto\">This message was deleted.</span></a>")
                .contains("<p class=\"message-body plain-deleted\">This message was deleted.</p>")
                .doesNotContain("too much", "helo<");
    }

    @Test
    void whatSomebodySaysIsTextAndNothingElse() {
        try (StompClient ann = hub.connect("ann marks").join("markup")) {
            ann.say("markup", "</noscript><script>alert(1)</script><img src=x onerror=alert(1)>");
            ann.say("markup", "[link](javascript:alert(1)) [other](https://example.org/\"</noscript>)");
        }
        PlainVisitor visitor = new PlainVisitor(hub, "markup");
        assertThat(visitor.plain())
                .contains("&lt;/noscript&gt;&lt;script&gt;")
                .doesNotContain("</noscript>", "<script", "<img", "href=\"javascript");
    }

    @Test
    void leadsFromPageToPage() {
        try (StompClient ann = hub.connect("ann pages").join("pages")) {
            IntStream.rangeClosed(1, 120).forEach(i -> ann.say("pages", "line " + i));
        }
        PlainVisitor visitor = new PlainVisitor(hub, "pages");
        assertThat(lines(visitor)).hasSize(50).startsWith(71L).endsWith(120L);
        assertThat(visitor.plain())
                .contains("/rooms/pages?before=71\"", "Load again")
                .doesNotContain("?after=");

        visitor.open("?before=71");
        assertThat(lines(visitor)).hasSize(50).startsWith(21L).endsWith(70L);
        assertThat(visitor.plain()).contains("?before=21\"", "?after=70\"", "Newest messages");

        visitor.open("?before=21");
        assertThat(lines(visitor)).hasSize(20).startsWith(1L);
        assertThat(visitor.plain()).contains("?after=20\"").doesNotContain("?before=");

        visitor.open("?after=70");
        assertThat(lines(visitor)).hasSize(50).startsWith(71L);
        assertThat(visitor.plain()).contains("?before=71\"").doesNotContain("?after=");
    }

    @Test
    void aFewLongMessagesMakeAShorterPage() {
        try (StompClient ann = hub.connect("ann long").join("long")) {
            IntStream.rangeClosed(1, 20).forEach(i -> ann.say("long", "x".repeat(4_000)));
        }
        PlainVisitor visitor = new PlainVisitor(hub, "long");
        assertThat(lines(visitor)).containsExactly(16L, 17L, 18L, 19L, 20L);
        assertThat(lines(visitor.open("?before=16"))).containsExactly(11L, 12L, 13L, 14L, 15L);
        assertThat(lines(visitor.open("?after=3"))).containsExactly(4L, 5L, 6L, 7L, 8L);
        assertThat(visitor.plain()).contains("?before=4\"", "?after=8\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"?before=", "?before=x", "?before=0", "?before=-7", "?after=99", "?after=%zz", "?nick=%00&b"})
    void anAddressThatMakesNoSenseShowsWhatIsNew(String query) throws IOException {
        try (StompClient ann = StompClient.connect(hub.ws("/ws"), "passcode", "ann")) {
            ann.join("nonsense").say("nonsense", "here I am");
        }
        assertThat(RawHttp.get(hub.port(), "/rooms/nonsense" + query))
                .startsWith("HTTP/1.1 200")
                .contains("here I am");
    }

    @Test
    void aQuietRoomIsToldFromOneThatCannotBeRead(@TempDir Path other) throws Exception {
        assertThat(new PlainVisitor(hub, "quiet").plain()).contains("It is quiet in here");
        try (Hub broken = Hub.start(other)) {
            ((AutoCloseable) broken.bean(MessageLog.class)).close();
            assertThat(new PlainVisitor(broken, "quiet").plain())
                    .contains("The messages cannot be shown at the moment")
                    .doesNotContain("It is quiet in here");
        }
    }

    private static List<Long> lines(PlainVisitor visitor) {
        return LINE.matcher(visitor.plain())
                .results()
                .map((MatchResult line) -> Long.valueOf(line.group(1)))
                .toList();
    }

    private static void act(StompClient client, String act, String body) {
        String destination = "/app/" + act + "/stands";
        String receipt = "r" + body.hashCode();
        client.frame("SEND", body, "destination", destination, "content-type", "application/json", "receipt", receipt);
        client.receipt(receipt);
    }
}
