package chat.hubbub.identity;

/** The answer to somebody who wants a nickname. */
public sealed interface Claim {

    /** The nickname is theirs until every connection that was granted it is released. */
    record Granted(Badge badge) implements Claim {}

    /**
     * The nickname is on the badge of whoever had another one, which stays theirs too until it is given up.
     *
     * @param before who they were
     * @param former holds their nickname of before
     */
    record Moved(Speaker before, Badge former) implements Claim {}

    /** Another person holds it, or one that looks the same. */
    record Taken(Nickname wanted) implements Claim {

        public String sentence() {
            return "The nickname " + wanted + " is taken. Please choose another one.";
        }
    }
}
