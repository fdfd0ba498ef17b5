package chat.hubbub.moderation;

import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.Person;
import chat.hubbub.identity.Skeleton;
import java.time.Instant;
import java.util.Optional;

/**
 * What somebody must not do for a time. It holds for everybody whose nickname looks like theirs, for the person behind it
 * under every nickname, and for a ban, where that was asked for, for all who come from their address.
 *
 * @param skeleton what their nickname looks like
 * @param person empty where nobody had the nickname
 */
public record Sanction(
        Kind kind,
        Nickname nickname,
        Skeleton skeleton,
        Optional<Person> person,
        Optional<Origin> origin,
        Instant until,
        By by)
        implements Measure {

    /** What it is that they must not. */
    public enum Kind {
        /** To be here at all. */
        BAN,
        /** To say anything. */
        MUTE
    }

    boolean isOver(Instant now) {
        return !until.isAfter(now);
    }

    /** Two of one kind about one nickname are one: the later counts. */
    boolean replaces(Sanction other) {
        return kind == other.kind && skeleton.equals(other.skeleton);
    }
}
