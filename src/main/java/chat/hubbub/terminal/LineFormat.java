package chat.hubbub.terminal;

import chat.hubbub.broker.WireFormat;
import chat.hubbub.conversation.RoomEvent;
import chat.hubbub.identity.Nickname;
import chat.hubbub.message.ChatEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Events as lines. Every line of what somebody says begins with their nickname, so that no text can pass for another
 * person's line; there is no colon in a nickname.
 */
final class LineFormat implements WireFormat<RoomEvent> {

    /** A message of nothing but line breaks would otherwise be the nickname a thousand times over. */
    static final int MOST_LINES = 200;

    private static final byte[] NOTHING = {};

    @Override
    public byte[] encode(RoomEvent event) {
        if (event instanceof RoomEvent.Stored stored) {
            return stored(stored.event());
        }
        if (event instanceof RoomEvent.Joined joined) {
            return Wording.moved(joined.nicknames(), "Joined the Chat Server");
        }
        if (event instanceof RoomEvent.Left left) {
            return Wording.moved(left.nicknames(), "Exit From the Chat Server");
        }
        return event instanceof RoomEvent.Welcome welcome ? Wording.present(welcome.roster()) : NOTHING;
    }

    @Override
    public boolean echoes(RoomEvent event) {
        return false;
    }

    /** On paper nothing can be changed: an edit is said again, and the rest cannot be told. */
    private static byte[] stored(ChatEvent event) {
        if (event instanceof ChatEvent.Chat chat) {
            return chat.notice() ? announced(chat) : said(chat.sender(), chat.content());
        }
        if (event instanceof ChatEvent.Topic topic) {
            return Wording.notice(topic.sender() + " set the topic: " + TerminalText.clean(topic.content()));
        }
        if (event instanceof ChatEvent.Rename rename) {
            return Wording.notice(rename.sender() + " is now " + rename.nickname());
        }
        return event instanceof ChatEvent.Edit edit ? said(edit.sender(), "(edited) " + edit.content()) : NOTHING;
    }

    /** In the server's own voice, which nobody else has. */
    private static byte[] announced(ChatEvent.Chat notice) {
        StringBuilder text = new StringBuilder("* ").append(notice.sender()).append(" announces:\n");
        List<String> lines = TerminalText.lines(notice.content());
        for (String line : lines.subList(0, Math.min(lines.size(), MOST_LINES))) {
            text.append("* ").append(line).append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] said(Nickname sender, String content) {
        List<String> lines = TerminalText.lines(content);
        StringBuilder text = new StringBuilder();
        for (String line : lines.subList(0, Math.min(lines.size(), MOST_LINES))) {
            append(text, sender, line);
        }
        if (lines.size() > MOST_LINES) {
            append(text, sender, "(" + (lines.size() - MOST_LINES) + " more lines)");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void append(StringBuilder text, Nickname sender, String line) {
        text.append(sender).append(": ").append(line).append('\n');
    }
}
