package chat.hubbub.identity;

/** The answer to somebody who wants a nickname. */
public sealed interface Claim {

    /** The nickname is theirs until every connection that was granted it is released. */
    record Granted(Speaker speaker) implements Claim {}

    /** Another person holds it, or one that looks the same. */
    record Taken(Nickname wanted) implements Claim {

        public String sentence() {
            return "The nickname " + wanted + " is taken. Please choose another one.";
        }
    }
}
