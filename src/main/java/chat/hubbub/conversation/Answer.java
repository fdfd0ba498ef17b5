package chat.hubbub.conversation;

import java.util.List;

/** What is said to whoever gave a command, in lines. */
public record Answer(Kind kind, List<String> lines) {

    /** What became of the command. */
    public enum Kind {
        DONE,
        /** Whoever gave it has no role, or not the role for this, or is not in that room. */
        FORBIDDEN,
        /** There is no such command. */
        UNKNOWN,
        /** Something is missing in it, or there is nobody and nothing that it could be about. */
        MALFORMED,
        /** It cannot be done at the moment. */
        UNAVAILABLE
    }

    /** Nobody was faster where there is one node. */
    static final Answer OVERTAKEN =
            of(Kind.MALFORMED, "Somebody else has just lifted or changed this. Please look again.");

    public Answer {
        lines = List.copyOf(lines);
    }

    static Answer done(String... lines) {
        return new Answer(Kind.DONE, List.of(lines));
    }

    static Answer of(Kind kind, String sentence) {
        return new Answer(kind, List.of(sentence));
    }
}
