package chat.hubbub.message;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.node.Block;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Document;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.AttributeProvider;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * Turns what was said into HTML that is safe to insert as it is: no markup of the speaker's own, no address but http,
 * https and mailto, and nothing that loads by itself. Takes a few milliseconds at worst. Safe for any thread.
 */
public final class Markdown {

    private static final List<Extension> EXTENSIONS =
            List.of(AutolinkExtension.create(), StrikethroughExtension.create());

    /** Headings, rules and indented code are left as they were typed: in a chat they are accidents. */
    private static final Set<Class<? extends Block>> BLOCKS =
            Set.of(BlockQuote.class, FencedCodeBlock.class, ListBlock.class);

    /** Deeper nesting helps nobody and costs the reader's browser. */
    private static final int MOST_OPEN_BLOCKS = 16;

    /** What is denser than this is no text but an attempt on the parser, or a picture made of letters. */
    private static final int MOST_MARKS = 1_000;

    private static final String MARKS = "*_~[]";

    private static final Parser PARSER = Parser.builder()
            .extensions(EXTENSIONS)
            .enabledBlockTypes(BLOCKS)
            .maxOpenBlockParsers(MOST_OPEN_BLOCKS)
            .customInlineContentParserFactory(new AngleBrackets())
            .build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .extensions(EXTENSIONS)
            .escapeHtml(true)
            .softbreak("<br>\n")
            .attributeProviderFactory(context -> new SafeAttributes())
            .build();

    private Markdown() {}

    public static String toHtml(String content) {
        if (isDense(content)) {
            return render(plain(content));
        }
        Node document = PARSER.parse(content);
        document.accept(new SafeLinks());
        String html = render(document);
        return showsNothing(html) ? render(plain(content)) : html;
    }

    private static boolean isDense(String content) {
        return content.chars().filter(c -> MARKS.indexOf(c) >= 0).count() > MOST_MARKS;
    }

    private static String render(Node document) {
        return RENDERER.render(document).strip();
    }

    /** A lone {@code >} or {@code -} is no empty quote or list, but what somebody said. */
    private static boolean showsNothing(String html) {
        boolean insideTag = false;
        for (int i = 0; i < html.length(); i++) {
            char c = html.charAt(i);
            if (c == '<' || c == '>') {
                insideTag = c == '<';
            } else if (!insideTag && !Character.isWhitespace(c)) {
                return false;
            }
        }
        return true;
    }

    private static Node plain(String content) {
        Node paragraph = new Paragraph();
        for (Iterator<String> lines = content.lines().iterator(); lines.hasNext(); ) {
            paragraph.appendChild(new Text(lines.next()));
            if (lines.hasNext()) {
                paragraph.appendChild(new SoftLineBreak());
            }
        }
        Node document = new Document();
        document.appendChild(paragraph);
        return document;
    }

    /**
     * Whoever is linked to learns nothing about this page, and gets no handle on it. Of what stands behind a fence only
     * the name of a language is kept, so that nobody gives their code a class of the page's own.
     */
    private static final class SafeAttributes implements AttributeProvider {

        private static final Pattern LANGUAGE = Pattern.compile("language-[\\p{Alnum}+#._-]{1,30}");

        @Override
        public void setAttributes(Node node, String tagName, Map<String, String> attributes) {
            if (node instanceof Link) {
                attributes.put("rel", "nofollow noopener noreferrer");
            }
            attributes.computeIfPresent(
                    "class", (name, value) -> LANGUAGE.matcher(value).matches() ? value : null);
        }
    }
}
