package chat.hubbub.moderation;

/** What somebody may do beyond speaking. */
public enum Role {
    /** Keeps order in every room that they may enter. */
    MODERATOR,
    /** Also says who the moderators are. */
    OWNER
}
