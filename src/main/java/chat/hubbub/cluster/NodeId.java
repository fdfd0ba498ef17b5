package chat.hubbub.cluster;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** One run of one node: after a restart it is another one. */
record NodeId(String value) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{16}");
    private static final SecureRandom RANDOM = new SecureRandom();

    NodeId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("That is no node");
        }
    }

    static NodeId random() {
        return new NodeId(HexFormat.of().toHexDigits(RANDOM.nextLong()));
    }

    @Override
    public String toString() {
        return value;
    }
}
