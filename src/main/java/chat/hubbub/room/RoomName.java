package chat.hubbub.room;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a room: 1–64 of {@code a-z 0-9 - _}, starting with a letter or a digit. Names in the form of a private or a
 * direct room are given by the server alone, so that nobody can be there first.
 */
public record RoomName(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");

    /** The room that always exists. */
    public static final RoomName PUBLIC = new RoomName("public");

    /** The rule in the words of the people who break it. */
    public static final String RULE =
            "A room name is 1 to 64 of a-z, 0-9, - and _, and starts with a letter or a digit.";

    /** Who gets into a room. */
    public enum Kind {
        /** Whoever knows its name. */
        PUBLIC,
        /** Whoever was invited. */
        PRIVATE,
        /** Two people. */
        DIRECT
    }

    private static final String PRIVATE_PREFIX = "private-";
    private static final String DIRECT_PREFIX = "direct-";

    public RoomName {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(RULE);
        }
    }

    public static Optional<RoomName> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new RoomName(text)) : Optional.empty();
    }

    /** A new private room's name. */
    public static RoomName ofPrivate() {
        return new RoomName(PRIVATE_PREFIX + Token.random());
    }

    /** The name of a direct room that stands for these bytes. */
    public static RoomName ofDirect(byte[] bytes) {
        return new RoomName(DIRECT_PREFIX + Token.of(bytes));
    }

    /** Costs next to nothing for a public room. */
    public Kind kind() {
        if (has(PRIVATE_PREFIX)) {
            return Kind.PRIVATE;
        }
        return has(DIRECT_PREFIX) ? Kind.DIRECT : Kind.PUBLIC;
    }

    public boolean isPublic() {
        return kind() == Kind.PUBLIC;
    }

    private boolean has(String prefix) {
        return value.startsWith(prefix) && Token.isOne(value.substring(prefix.length()));
    }

    @Override
    public String toString() {
        return value;
    }
}
