package chat.hubbub.conversation;

/** What became of somebody's wish for a room of their own. */
public sealed interface Opened {

    /** It is there, and they belong to it. */
    record Done(RoomCard room) implements Opened {}

    /** It was not made. */
    record Refused(Refusal refusal) implements Opened {}

    /** Nobody holds the nickname that they want to speak with. */
    record NobodyThere() implements Opened {}
}
