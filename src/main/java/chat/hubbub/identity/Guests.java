package chat.hubbub.identity;

import java.security.SecureRandom;

/** Makes nicknames for people who gave none: {@code guest-} and four letters or digits that nobody mistakes. */
final class Guests {

    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int LENGTH = 4;

    private final SecureRandom random = new SecureRandom();

    Nickname next() {
        StringBuilder name = new StringBuilder("guest-");
        for (int i = 0; i < LENGTH; i++) {
            name.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return new Nickname(name.toString());
    }
}
