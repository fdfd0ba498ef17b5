package chat.hubbub.message;

import chat.hubbub.identity.Nickname;

/**
 * The line that another one answers, as much of it as is shown with the answer.
 *
 * @param excerpt its beginning; empty where it was deleted
 */
public record Quote(long seq, Nickname sender, String excerpt) {

    static final int MOST_CODE_POINTS = 140;

    /** Quotes the beginning of a text, in one line. */
    static Quote of(long seq, Nickname sender, String content) {
        String line = content.strip().replaceAll("\\s+", " ");
        boolean fits = line.codePointCount(0, line.length()) <= MOST_CODE_POINTS;
        return new Quote(
                seq, sender, fits ? line : line.substring(0, line.offsetByCodePoints(0, MOST_CODE_POINTS)) + "…");
    }
}
