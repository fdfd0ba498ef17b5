package chat.hubbub.moderation;

import chat.hubbub.identity.Person;

/** What somebody with a role changes. */
public sealed interface Change {

    /** Somebody has a role from now on, instead of any that they had. */
    record Appoint(RoleHolder holder) implements Change {}

    /** Somebody has no role any more. */
    record Dismiss(Person person) implements Change {}

    /** Something is in force from now on, instead of what it replaces. */
    record Impose(Measure measure) implements Change {}

    /** Something is in force no more. */
    record Lift(Measure measure) implements Change {}
}
