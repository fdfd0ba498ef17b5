package chat.hubbub.message;

import java.util.List;

/** How well a line answers a search: each word counts, a whole word more than a part of one. */
final class Relevance {

    private static final int WHOLE = 4;
    private static final int BEGINS = 2;
    private static final int PART = 1;

    private Relevance() {}

    /** 0 if one of the words is not in it at all. */
    static int of(String content, List<String> words) {
        Folded folded = Folded.of(content);
        String text = folded.text();
        int sum = 0;
        for (String word : words) {
            int best = best(text, word);
            if (best == 0) {
                return 0;
            }
            sum += best;
        }
        return sum;
    }

    private static int best(String text, String word) {
        int best = 0;
        for (int at = text.indexOf(word); at >= 0 && best < WHOLE; at = text.indexOf(word, at + 1)) {
            best = Math.max(best, grade(text, at, at + word.length()));
        }
        return best;
    }

    private static int grade(String text, int from, int to) {
        if (from > 0 && Character.isLetterOrDigit(text.codePointBefore(from))) {
            return PART;
        }
        return to < text.length() && Character.isLetterOrDigit(text.codePointAt(to)) ? BEGINS : WHOLE;
    }
}
