package chat.hubbub.identity;

/** A person under the nickname that is theirs for now. */
public record Speaker(Nickname nickname, Person person) {}
