package chat.hubbub.message;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.commonmark.renderer.html.HtmlWriter;

/** The part of a line that shows why it was found. */
final class Snippet {

    private static final int BEFORE = 60;
    private static final int LENGTH = 200;

    private final String content;
    private final List<Match> matches;

    private record Match(int from, int to) {}

    Snippet(String content, List<String> words) {
        this.content = content;
        this.matches = matches(Folded.of(content), words);
    }

    /** HTML in which nothing is alive but {@code <mark>}. */
    String html() {
        int first = matches.isEmpty() ? 0 : matches.get(0).from;
        int from = boundary(Math.max(0, first - BEFORE));
        int to = boundary(Math.min(content.length(), from + LENGTH));
        StringBuilder html = new StringBuilder();
        HtmlWriter writer = new HtmlWriter(html);
        writer.text(from > 0 ? "…" : "");
        int at = from;
        for (Match match : matches) {
            if (match.from >= at && match.to <= to) {
                writer.text(content.substring(at, match.from));
                writer.tag("mark");
                writer.text(content.substring(match.from, match.to));
                writer.tag("/mark");
                at = match.to;
            }
        }
        writer.text(content.substring(at, to) + (to < content.length() ? "…" : ""));
        return html.toString();
    }

    /** Every place where a word stands, in their order. */
    private static List<Match> matches(Folded folded, List<String> words) {
        List<Match> matches = new ArrayList<>();
        for (String word : words) {
            for (int at = folded.indexOf(word, 0); at >= 0; at = folded.indexOf(word, at + word.length())) {
                matches.add(new Match(folded.origin(at), folded.originOfEnd(at + word.length())));
            }
        }
        matches.sort(Comparator.comparingInt(Match::from).thenComparing(Match::to, Comparator.reverseOrder()));
        return matches;
    }

    private int boundary(int index) {
        boolean inside = index > 0
                && index < content.length()
                && Character.isLowSurrogate(content.charAt(index))
                && Character.isHighSurrogate(content.charAt(index - 1));
        return inside ? index - 1 : index;
    }
}
