package chat.hubbub.moderation;

import chat.hubbub.identity.Nickname;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** What owners and moderators can want done, as {@link CommandLine} reads it from what they type. */
public sealed interface Command {

    /** To have somebody leave now. */
    record Kick(Nickname who, String reason) implements Command {}

    /**
     * To have somebody stay away.
     *
     * @param address whether all who come from where they come from stay away too
     */
    record Ban(Nickname who, Duration span, boolean address, String reason) implements Command {}

    /** To have somebody say nothing. */
    record Mute(Nickname who, Duration span, String reason) implements Command {}

    /** To end a ban or a mute early. */
    record Pardon(Nickname who, Sanction.Kind kind) implements Command {}

    /** To have everybody in the room wait, or newcomers read first; empty ends it. */
    record Rule(RoomRule.Kind kind, Optional<Duration> span) implements Command {}

    /** To have nobody come into the room, or nobody talk there. */
    record Lock(Set<RoomRule.Kind> kinds) implements Command {}

    record Unlock() implements Command {}

    /** To say something that stands out. */
    record Announce(String text, boolean everywhere) implements Command {}

    /** To have somebody keep order too, or no longer. */
    record Mod(Nickname who, boolean on) implements Command {}

    /** To lift what one imposed last. */
    record Undo() implements Command {}

    /** To read what was done last. */
    record Audit() implements Command {}

    /** It begins like a command, and is none yet. */
    record Incomplete(String usage) implements Command {}

    /** There is no such command. */
    record Unknown() implements Command {}
}
