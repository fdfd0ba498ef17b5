package chat.hubbub.moderation;

import java.util.Locale;

/** What those with a role can have done, as the audit log names it. */
public enum Deed {
    OWNER,
    RESIGN,
    LINK,
    DELETE,
    KICK,
    BAN,
    UNBAN,
    MUTE,
    UNMUTE,
    SLOW,
    LOCK,
    UNLOCK,
    NEWCOMERS,
    ANNOUNCE,
    MOD,
    UNMOD;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
