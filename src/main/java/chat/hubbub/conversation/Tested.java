package chat.hubbub.conversation;

/** What became of a note that somebody sent to themselves. */
public sealed interface Tested {

    /** The push service took it. */
    record Done() implements Tested {}

    /** The push service did not take it. */
    record Failed(String sentence) implements Tested {}

    /** This person has no such subscription. */
    record NotThere() implements Tested {}

    /** It was not tried. */
    record Refused(Refusal refusal) implements Tested {}
}
