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

    /** The nickname is not theirs. */
    sealed interface Refused extends Claim {

        String sentence();
    }

    /** Another person holds it, or one that looks the same. */
    record Taken(Nickname wanted) implements Refused {

        @Override
        public String sentence() {
            return "The nickname " + wanted + " is taken. Please choose another one.";
        }
    }

    /** Nobody knows at the moment whether it is somebody's on another node. */
    record Unavailable() implements Refused {

        @Override
        public String sentence() {
            return "The server cannot give anybody a nickname at the moment. Please try again later.";
        }
    }
}
