package chat.hubbub.moderation;

import chat.hubbub.identity.Person;
import java.time.Instant;

/**
 * Whose doing something is, and when it was done.
 *
 * @param nickname what they were called then
 */
public record By(Person person, String nickname, Instant at) {}
