package chat.hubbub.presence;

import chat.hubbub.identity.Nickname;
import java.time.Instant;

/** Somebody in a room, and since when. */
public record Member(Nickname nickname, Instant since) {}
