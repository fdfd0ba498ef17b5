package chat.hubbub.moderation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** The end of the address that makes its visitor an owner: 128 random bits. Only a hash of it is kept. */
public record OwnerLink(String token) {

    private static final int BYTES = 16;
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{" + 2 * BYTES + "}");
    private static final SecureRandom RANDOM = new SecureRandom();

    /** What is kept of the link. */
    public record State(String hash) {

        /** There never was one. */
        public static final State NONE = new State("");

        /** There was one, and it is to lead nowhere until somebody asks for another. */
        public static final State REVOKED = new State("revoked");

        public boolean isOf(OwnerLink link) {
            return MessageDigest.isEqual(bytes(hash), bytes(link.state().hash()));
        }
    }

    public OwnerLink {
        if (!FORM.matcher(token).matches()) {
            throw new IllegalArgumentException("An owner's link ends in " + 2 * BYTES + " hexadecimal digits");
        }
    }

    public static OwnerLink fresh() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new OwnerLink(HexFormat.of().formatHex(bytes));
    }

    public static Optional<OwnerLink> parse(String token) {
        return FORM.matcher(token).matches() ? Optional.of(new OwnerLink(token)) : Optional.empty();
    }

    /** What may be kept of it. */
    public State state() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes("owner " + token));
            return new State(HexFormat.of().formatHex(hash));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "OwnerLink[…]";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
