package chat.hubbub.conversation;

/** What became of something that somebody said. */
public sealed interface Said {

    /** It is durable under this sequence number, now or since the first time its key was seen. */
    record Stored(long seq) implements Said {}

    /** It was never stored and nobody saw it. */
    record Refused(Refusal refusal) implements Said {}
}
