package chat.hubbub.conversation;

/** What became of somebody's wish to sit down in a room. */
public sealed interface Joined {

    /** They sit there until they leave. */
    record Seated(Seat seat) implements Joined {}

    /** Nobody saw them. */
    record Refused(Refusal refusal) implements Joined {}
}
