package chat.hubbub.membership;

import chat.hubbub.room.Token;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/** What lets whoever has it into a private room, for as long as the room holds to it. */
public record Invite(String token) {

    public Invite {
        if (!Token.isOne(token)) {
            throw new IllegalArgumentException("Not an invite");
        }
    }

    public static Invite fresh() {
        return new Invite(Token.random());
    }

    public static Optional<Invite> parse(String text) {
        return Token.isOne(text) ? Optional.of(new Invite(text)) : Optional.empty();
    }

    /** Takes the same time whatever the two have in common. */
    boolean opens(Invite held) {
        return MessageDigest.isEqual(bytes(), held.bytes());
    }

    private byte[] bytes() {
        return token.getBytes(StandardCharsets.US_ASCII);
    }

    /** It must not end in a log. */
    @Override
    public String toString() {
        return "Invite[…]";
    }
}
