package chat.hubbub.identity;

/** Where somebody comes from, sealed so that it may be kept and compared, and nothing else. */
public record SealedOrigin(String seal) {

    @Override
    public String toString() {
        return "SealedOrigin[…]";
    }
}
