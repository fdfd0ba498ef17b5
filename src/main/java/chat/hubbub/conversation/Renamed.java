package chat.hubbub.conversation;

import chat.hubbub.identity.Nickname;

/** What became of somebody's wish for another nickname. */
public sealed interface Renamed {

    /** It is theirs, spelt so, and everybody who is with them in a room was told. */
    record Done(Nickname nickname) implements Renamed {}

    /** They are called what they were called before. */
    record Refused(Refusal refusal) implements Renamed {}
}
