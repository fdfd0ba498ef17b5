package chat.hubbub.moderation;

import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.Person;
import java.time.Instant;

/**
 * Somebody with a role. The person is who holds it, whatever they are called now.
 *
 * @param nickname what they were called when they got it
 */
public record RoleHolder(Person person, Role role, Nickname nickname, Instant since) {}
