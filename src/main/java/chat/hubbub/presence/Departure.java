package chat.hubbub.presence;

/** How somebody leaves a room. */
public enum Departure {
    /** They said so: the others are told at once. */
    SAID,
    /** Their connection broke: the others are told only if they are not back within the grace time. */
    BROKEN
}
