package chat.hubbub.room;

import java.util.Optional;
import java.util.regex.Pattern;

/** The name of a room: 1–64 of {@code a-z 0-9 - _}, starting with a letter or a digit. */
public record RoomName(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");

    /** The room that always exists. */
    public static final RoomName PUBLIC = new RoomName("public");

    /** The rule in the words of the people who break it. */
    public static final String RULE =
            "A room name is 1 to 64 of a-z, 0-9, - and _, and starts with a letter or a digit.";

    public RoomName {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(RULE);
        }
    }

    public static Optional<RoomName> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new RoomName(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
