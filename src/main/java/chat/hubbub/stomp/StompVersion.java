package chat.hubbub.stomp;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The versions spoken here. They differ in what a header escapes. */
enum StompVersion {
    V1_0("1.0", ""),
    V1_1("1.1", "\\nc"),
    V1_2("1.2", "\\ncr");

    /** What a server offers whose client asks for something else. */
    static final String ALL = "1.0,1.1,1.2";

    private final String number;
    private final String escapes;

    StompVersion(String number, String escapes) {
        this.number = number;
        this.escapes = escapes;
    }

    String number() {
        return number;
    }

    /** The best of those a client accepts; a client that does not say speaks 1.0. */
    static Optional<StompVersion> best(Optional<String> accepted) {
        List<String> numbers = List.of(accepted.orElse(V1_0.number).split(","));
        return Arrays.stream(values())
                .filter(version -> numbers.stream().map(String::strip).anyMatch(version.number::equals))
                .max(Comparator.naturalOrder());
    }

    /** What a sub-protocol name such as {@code v12.stomp} stands for. */
    static List<String> subProtocols() {
        return List.of("v12.stomp", "v11.stomp", "v10.stomp");
    }

    String escape(String text) {
        if (escapes.isEmpty() || text.chars().noneMatch(c -> c == '\\' || c == '\n' || c == ':' || c == '\r')) {
            return text;
        }
        String escaped = text.replace("\\", "\\\\").replace("\n", "\\n").replace(":", "\\c");
        return this == V1_2 ? escaped.replace("\r", "\\r") : escaped;
    }

    String unescape(String text) {
        if (escapes.isEmpty() || text.indexOf('\\') < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            plain.append(c == '\\' ? escaped(text, ++i) : c);
        }
        return plain.toString();
    }

    private char escaped(String text, int at) {
        char c = at < text.length() ? text.charAt(at) : 0;
        if (c == 0 || escapes.indexOf(c) < 0) {
            throw new BrokenFrame("A header has an escape that is none.");
        }
        return switch (c) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 'c' -> ':';
            default -> '\\';
        };
    }
}
