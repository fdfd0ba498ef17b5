package chat.hubbub.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SnippetTest {

    @Test
    void marksEveryWordAsItWasWritten() {
        assertThat(html("Ünder the bridge, under", "under", "bridge"))
                .isEqualTo("<mark>Ünder</mark> the <mark>bridge</mark>, <mark>under</mark>");
    }

    @Test
    void marksWhatOverlapsOnce() {
        assertThat(html("abcabc", "abc", "abcabc", "bca")).isEqualTo("<mark>abcabc</mark>");
    }

    @Test
    void letsNothingElseLive() {
        assertThat(html("<img src=x onerror=\"f()\"> & </mark><script>", "img", "mark"))
                .isEqualTo("&lt;<mark>img</mark> src=x onerror=&quot;f()&quot;&gt; &amp; &lt;/<mark>mark</mark>&gt;"
                        + "&lt;script&gt;");
    }

    @Test
    void showsThePartOfALongLineInWhichItStands() {
        String html = html("begin " + "word ".repeat(500) + "needle " + "word ".repeat(500), "needle");

        assertThat(html)
                .startsWith("…")
                .endsWith("…")
                .contains("<mark>needle</mark>")
                .hasSizeLessThan(300);
    }

    @Test
    void doesNotCutACharacterInTwo() {
        String html = html("😀".repeat(300) + "needle" + "😀".repeat(300), "needle");

        assertThat(html.codePoints().filter(point -> point >= 0xd800 && point <= 0xdfff))
                .isEmpty();
    }

    private static String html(String content, String... words) {
        return new Snippet(content, List.of(words)).html();
    }
}
