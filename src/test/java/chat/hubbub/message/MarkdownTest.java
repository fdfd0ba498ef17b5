package chat.hubbub.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private static final String REL = " rel=\"nofollow noopener noreferrer\"";

    /** All that may ever come out: these tags, with these attributes, and text without a bare angle bracket. */
    private static final Pattern SAFE = Pattern.compile(
            "(?:[^<>]|</?(?:p|strong|em|del|ul|li|blockquote|pre|ol)>|<br>|<br />|</?code>|<ol start=\"\\d+\">"
                    + "|<code class=\"language-[^\\s\"<>]*\">"
                    + "|</a>|<a href=\"(?i:https?://|mailto:)[^\"<>]*\"(?: title=\"[^\"<>]*\")?" + REL + ">)*+");

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            ignoreLeadingAndTrailingWhitespace = true,
            value = {
                "hello **all** _you_ ~~gone~~ `a < b` ¦ <p>hello <strong>all</strong> <em>you</em> <del>gone</del> <code>a &lt; b</code></p>",
                "snake_case_name and 2 * 3 * 4 ¦ <p>snake_case_name and 2 * 3 * 4</p>",
                "AT&T says \"x < y\" ¦ <p>AT&amp;T says &quot;x &lt; y&quot;</p>",
                "# no heading ¦ <p># no heading</p>",
                "*** ¦ <p>***</p>",
                "> ¦ <p>&gt;</p>",
                "- ¦ <p>-</p>",
                "[note]: see below ¦ <p>[note]: see below</p>",
                "[note]: seen ¦ <p>[note]: seen</p>",
            })
    void rendersWhatPeopleMean(String typed, String html) {
        assertThat(Markdown.toHtml(typed)).isEqualTo(html);
    }

    @Test
    void keepsLineBreaksAndParagraphs() {
        assertThat(Markdown.toHtml("one\ntwo\n\nthree")).isEqualTo("<p>one<br>\ntwo</p>\n<p>three</p>");
        assertThat(Markdown.toHtml("title\n===\n    indented")).isEqualTo("<p>title<br>\n===<br>\nindented</p>");
    }

    @Test
    void rendersListsQuotesAndFences() {
        assertThat(Markdown.toHtml("- a\n- b")).isEqualTo("<ul>\n<li>a</li>\n<li>b</li>\n</ul>");
        assertThat(Markdown.toHtml("> said\n> before")).contains("<blockquote>\n<p>said<br>\nbefore</p>");
        assertThat(Markdown.toHtml("```java\nint x = 1 < 2;\n```"))
                .isEqualTo("<pre><code class=\"language-java\">int x = 1 &lt; 2;\n</code></pre>");
        assertThat(Markdown.toHtml("```\nnever closed")).isEqualTo("<pre><code>never closed\n</code></pre>");
    }

    @Test
    void aFenceNamesALanguageAndNothingElse() {
        assertThat(Markdown.toHtml("```c++ numbered\nx\n```")).startsWith("<pre><code class=\"language-c++\">");
        assertThat(Markdown.toHtml("```x\tvisually-hidden\ny\n```")).startsWith("<pre><code>y");
        assertThat(Markdown.toHtml("```x\u3000y\nz\n```")).startsWith("<pre><code>z");
    }

    @Test
    void linksAddresses() {
        assertThat(Markdown.toHtml("see https://example.org/a?b=c&d=e."))
                .isEqualTo("<p>see <a href=\"https://example.org/a?b=c&amp;d=e\"" + REL
                        + ">https://example.org/a?b=c&amp;d=e</a>.</p>");
        assertThat(Markdown.toHtml("<https://example.org/>"))
                .isEqualTo("<p><a href=\"https://example.org/\"" + REL + ">https://example.org/</a></p>");
        assertThat(Markdown.toHtml("[text](https://example.org \"a \\\"title\\\"\")"))
                .isEqualTo("<p><a href=\"https://example.org\" title=\"a &quot;title&quot;\"" + REL + ">text</a></p>");
        assertThat(Markdown.toHtml("bob@example.org")).contains("href=\"mailto:bob@example.org\"");
        assertThat(Markdown.toHtml("www.example.org")).contains("href=\"http://www.example.org\"");
    }

    @Test
    void makesLinksOfImages() {
        assertThat(Markdown.toHtml("![a cat](https://example.org/cat.png)"))
                .isEqualTo("<p><a href=\"https://example.org/cat.png\"" + REL + ">a cat</a></p>");
    }

    @Test
    void neverPutsALinkIntoALink() {
        for (String typed : new String[] {
            "[![i](http://a.example/b)](http://c.example)",
            "![outer [inner](http://x.example) text](http://y.example)",
            "![a ![b](http://b.example) c](http://a.example)",
            "![see http://auto.example](http://a.example)"
        }) {
            assertThat(Markdown.toHtml(typed)).containsOnlyOnce("<a ").doesNotContain("<img");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[x](javascript:alert(1))",
                "[x](JaVaScRiPt:alert(1))",
                "[x](&#106;avascript:alert(1))",
                "[x](<javascript:alert(1)>)",
                "[x]( javascript:alert(1))",
                "[x](data:text/html;base64,PHNjcmlwdD4=)",
                "[x](vbscript:x)",
                "[x](file:///etc/passwd)",
                "[x](ftp://example.org)",
                "[x](//example.org)",
                "[x](/logout)",
                "[x](relative)",
                "[x](\u00A0javascript:alert(1))",
                "![x](javascript:alert(1))",
                "<javascript:alert(x)>",
                "[x]\n\n[x]: javascript:alert(1)",
            })
    void leavesTheTextOfALinkThatIsNotSafe(String typed) {
        assertThat(Markdown.toHtml(typed))
                .doesNotContain("<a")
                .doesNotContain("href")
                .contains("x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "<div onclick='alert(1)'>\n\n**x**\n\n</div>",
                "<!-- <script> -->",
                "<![CDATA[<script>]]>",
                "<?php ?>",
                "```\" onmouseover=\"alert(1)\nx\n```",
                "```<script>\nx\n```",
                "`<script>`",
                "[<img src=x>](https://e.example \"<b>\")",
                "[x](https://e.example/\"onmouseover=\"alert(1))",
                "[x](https://e.example/<script>)",
                "https://e.example/\"onmouseover=alert(1)",
                "https://e.example/<script>",
                "<https://e.example/\"onmouseover=\"alert(1)>",
                "&lt;script&gt;",
                "\u0000\u2028<b>",
            })
    void letsNoMarkupThrough(String typed) {
        assertThat(Markdown.toHtml(typed)).matches(SAFE).doesNotContain("<script", "<img", "<div", "<b>");
    }

    @Test
    void letsNoMarkupThroughWhateverIsThrownAtIt() {
        String[] pieces = {
            "<",
            ">",
            "\"",
            "'",
            "&",
            "(",
            ")",
            "[",
            "]",
            "![",
            "](",
            "*",
            "_",
            "~~",
            "`",
            "```",
            "\n",
            "\n\n",
            "> ",
            "- ",
            "1. ",
            "\\",
            " ",
            "javascript:",
            "http://",
            "https://x.example",
            "mailto:a@b.c",
            "data:",
            "<script>",
            "&#x3c;",
            "&lt;",
            "onerror=",
            "x",
            "é",
            "😀",
            "www.",
            "@",
            ": ",
            "<!--",
            "-->",
            "<a href=",
            "\t",
            "    ",
            "[a]: ",
            "#"
        };
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            String typed = random.ints(1 + random.nextInt(24), 0, pieces.length)
                    .mapToObj(piece -> pieces[piece])
                    .collect(Collectors.joining());
            Matcher matcher = SAFE.matcher(Markdown.toHtml(typed));
            assertThat(matcher.matches()).as(typed).isTrue();
        }
    }

    @Test
    void showsSomethingWheneverSomethingWasSaid() {
        for (String typed :
                new String[] {">", "> >", "- - -", "```", "~~~\n~~~", "[a]: b", "[a]: b\n[c]: d", "\\", "1."}) {
            String text = Markdown.toHtml(typed).replaceAll("<[^>]*>", "");
            assertThat(text).as(typed).isNotBlank();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<",
                "<a ",
                "<!--",
                "<![CDATA[",
                "*",
                "*a ",
                "a**b*c ",
                "_a__b",
                "[",
                "[a](",
                "![",
                "[]",
                "`",
                "a`b``",
                "~~a",
                "> ",
                "- ",
                "- a\n",
                "a\n\n",
                ">\n",
                "&",
                "http://a ",
                "@a.b",
                "[a]: b\n",
                "😀",
                "![[]()",
                "<http:",
                "((http://a"
            })
    void staysQuickOnWhatIsMeantToBeSlow(String piece) {
        String typed = Content.tidy(piece.repeat(Content.MOST_CODE_POINTS / piece.codePointCount(0, piece.length())));

        String html = assertTimeoutPreemptively(Duration.ofMinutes(1), () -> {
            long before = THREADS.getCurrentThreadCpuTime();
            String made = Markdown.toHtml(typed);
            assertThat(Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - before))
                    .isLessThan(Duration.ofSeconds(2));
            return made;
        });
        assertThat(html).matches(SAFE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*a _b | _ *", "*a | b*", "![|](http://e.example)", "> |", "- |", "~~a *b | * ~~"})
    void survivesDeepNesting(String openAndClose) throws InterruptedException {
        String[] parts = openAndClose.split("\\|", -1);
        int depth = Content.MOST_CODE_POINTS / (parts[0].length() + parts[1].length() + 1);
        String[] html = {""};
        Thread small = new Thread(
                null,
                () -> html[0] = Markdown.toHtml(parts[0].repeat(depth) + "x" + parts[1].repeat(depth)),
                "small stack",
                512 * 1024);
        small.start();
        small.join();

        assertThat(html[0]).contains("x");
    }
}
