package chat.hubbub.message;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;

/**
 * A text as searching sees it, without what people leave out when they look for it: case, accents, the different forms of
 * one character (NFKD), the kind of white space. Knows for each of its characters where it came from.
 */
final class Folded {

    private static final int LAST_ASCII = 0x7f;

    private final StringBuilder folded = new StringBuilder();
    private final String source;

    /** For each character of the folded text the start of the source's code point that it came from. */
    private int[] origins;

    private int marked;

    private Folded(String source) {
        this.source = source;
        this.origins = new int[source.length() + 1];
        for (int at = 0; at < source.length(); at += Character.charCount(source.codePointAt(at))) {
            fold(source.codePointAt(at));
            mark(at);
        }
    }

    static Folded of(String source) {
        return new Folded(source);
    }

    String source() {
        return source;
    }

    String text() {
        return folded.toString();
    }

    /** Where this stands first from there on, in the folded text; -1 if nowhere. */
    int indexOf(String word, int from) {
        return folded.indexOf(word, from);
    }

    /** The place in the source that a place in the folded text came from. */
    int origin(int index) {
        return index < folded.length() ? origins[index] : source.length();
    }

    /** Where that which came from the character before this place ends in the source, with the marks upon it. */
    int originOfEnd(int index) {
        int end = index == 0 ? 0 : origins[index - 1];
        end += end < source.length() ? Character.charCount(source.codePointAt(end)) : 0;
        while (end < source.length() && isDropped(source.codePointAt(end))) {
            end += Character.charCount(source.codePointAt(end));
        }
        return end;
    }

    private void fold(int point) {
        if (Character.isWhitespace(point)) {
            folded.append(' ');
        } else if (point <= LAST_ASCII) {
            folded.append((char) Character.toLowerCase(point));
        } else {
            Normalizer.normalize(Character.toString(point), Normalizer.Form.NFKD)
                    .toUpperCase(Locale.ROOT)
                    .toLowerCase(Locale.ROOT)
                    .codePoints()
                    .filter(part -> !isDropped(part))
                    .forEach(folded::appendCodePoint);
        }
    }

    private void mark(int at) {
        if (folded.length() > origins.length) {
            origins = Arrays.copyOf(origins, 2 * folded.length());
        }
        Arrays.fill(origins, marked, folded.length(), at);
        marked = folded.length();
    }

    /** Accents, and the vowels and signs that Arabic and Hebrew are mostly written without. */
    private static boolean isDropped(int point) {
        return point >= 0x0300 && point <= 0x036f
                || point >= 0x0591 && point <= 0x05c7 && Character.getType(point) == Character.NON_SPACING_MARK
                || point >= 0x064b && point <= 0x065f
                || point == 0x0670;
    }
}
