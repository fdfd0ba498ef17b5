package chat.hubbub.push;

/** What became of a subscription that somebody asked for. */
public enum Taken {
    DONE,
    /** It is not this server's to push there. */
    NOT_THERE,
    /** This person has as many as anybody may. */
    TOO_MANY,
    /** The server has as many as it can. */
    FULL
}
