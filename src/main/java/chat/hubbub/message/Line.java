package chat.hubbub.message;

import chat.hubbub.identity.Nickname;
import chat.hubbub.message.ChatEvent.Chat;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A line of a room's history as it stands now, whatever happened to it since it was said.
 *
 * @param chat in its newest words
 * @param edited when they were last changed
 * @param reactions in the order in which each emoji first came
 */
public record Line(Chat chat, Optional<Instant> edited, boolean deleted, List<Reaction> reactions) {

    public Line {
        reactions = List.copyOf(reactions);
    }

    /** An emoji under a line, and whose it is. */
    public record Reaction(Emoji emoji, List<Nickname> nicknames) {
        public Reaction {
            nicknames = List.copyOf(nicknames);
        }
    }
}
