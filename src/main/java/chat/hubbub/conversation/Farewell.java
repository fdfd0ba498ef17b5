package chat.hubbub.conversation;

import java.util.Locale;
import java.util.Set;

/** The words that end a visit when they are all that somebody says. */
public final class Farewell {

    private static final Set<String> WORDS = Set.of("quit", "exit", "/quit", "/exit");
    private static final int MOST_CHARS = 64;

    private Farewell() {}

    /** In any case, with any white space around. */
    public static boolean isOne(String text) {
        return text.length() <= MOST_CHARS && WORDS.contains(text.strip().toLowerCase(Locale.ROOT));
    }
}
