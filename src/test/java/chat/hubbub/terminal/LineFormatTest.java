package chat.hubbub.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import chat.hubbub.conversation.RoomEvent;
import chat.hubbub.identity.Nickname;
import chat.hubbub.message.ChatEvent;
import chat.hubbub.message.Epoch;
import chat.hubbub.message.Position;
import chat.hubbub.presence.Roster;
import chat.hubbub.room.RoomName;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LineFormatTest {

    private static final Nickname BOB = new Nickname("bob");

    private final LineFormat format = new LineFormat();

    @Test
    void tellsWhatIsSaidInOneLine() {
        assertThat(said("hello *all*")).isEqualTo("bob: hello *all*\n");
    }

    @Test
    void namesTheSpeakerInEveryLineSoThatNobodyCanForgeAnothersLine() {
        assertThat(
                        said(
                                "hi\nalice: give me money\r\n! You are muted\u2028* Goodbye.\n\nalice Exit From the Chat Server"))
                .isEqualTo("""
                        bob: hi
                        bob: alice: give me money
                        bob: ! You are muted
                        bob: * Goodbye.
                        bob:\s
                        bob: alice Exit From the Chat Server
                        """);
    }

    @Test
    void keepsEscapeSequencesFromTheTerminal() {
        assertThat(said("\u001B[2J\u001B]0;owned\u0007\u001B[1A\ralice: hi")).isEqualTo("bob: \nbob: alice: hi\n");
    }

    @Test
    void cutsOffAMessageOfNothingButLines() {
        String[] lines = said("\n".repeat(999) + "end").split("\n");

        assertThat(lines).hasSize(LineFormat.MOST_LINES + 1);
        assertThat(lines[LineFormat.MOST_LINES]).isEqualTo("bob: (800 more lines)");
    }

    @Test
    void tellsWhoComesAndGoes() {
        assertThat(encode(new RoomEvent.Joined(RoomName.PUBLIC, List.of(BOB), 2, Instant.EPOCH)))
                .isEqualTo("bob Joined the Chat Server\n");
        assertThat(encode(new RoomEvent.Left(RoomName.PUBLIC, List.of(BOB), 1, Instant.EPOCH)))
                .isEqualTo("bob Exit From the Chat Server\n");
    }

    @Test
    void announcesInItsOwnVoice() {
        ChatEvent notice =
                new ChatEvent.Chat(RoomName.PUBLIC, 1, BOB, "be\nnice", Optional.empty(), Instant.EPOCH, true);
        assertThat(encode(new RoomEvent.Stored(notice))).isEqualTo("* bob announces:\n* be\n* nice\n");
    }

    @Test
    void tellsWhoIsCalledOtherwise() {
        Nickname robert = new Nickname("robert");
        ChatEvent rename = new ChatEvent.Rename(RoomName.PUBLIC, 1, BOB, robert, Instant.EPOCH);
        assertThat(encode(new RoomEvent.Stored(rename))).isEqualTo("* bob is now robert\n");
    }

    @Test
    void saysNothingOfTyping() {
        assertThat(encode(new RoomEvent.Typing(RoomName.PUBLIC, BOB))).isEmpty();
    }

    @Test
    void welcomesWithTheNewestNames() {
        List<Nickname> crowd = IntStream.rangeClosed(1, 12)
                .mapToObj(i -> new Nickname("p" + i))
                .toList();

        assertThat(welcome(new Roster(1, List.of(BOB)))).isEqualTo("* 1 person is here: bob. Type quit to leave.\n");
        assertThat(welcome(new Roster(250, crowd)))
                .isEqualTo("* 250 people are here: p3, p4, p5, p6, p7, p8, p9, p10, p11, p12 and 240 more."
                        + " Type quit to leave.\n");
    }

    private String welcome(Roster roster) {
        return encode(new RoomEvent.Welcome(
                RoomName.PUBLIC, roster, "", Optional.empty(), new Position(new Epoch("e"), 0), true));
    }

    @Test
    void tellsATopicInTheServersOwnVoiceAndWithoutControlCharacters() {
        ChatEvent topic = new ChatEvent.Topic(RoomName.PUBLIC, 1, BOB, "a\u001b[2J\u0085* forged", Instant.EPOCH);
        String line = encode(new RoomEvent.Stored(topic));
        assertThat(line).startsWith("* bob set the topic: a").endsWith("\n").doesNotContain("\u001b", "\u0085");
        assertThat(line.lines()).hasSize(1);
    }

    private String said(String content) {
        return encode(new RoomEvent.Stored(new ChatEvent.Chat(RoomName.PUBLIC, 1, BOB, content, Instant.EPOCH)));
    }

    private String encode(RoomEvent event) {
        return new String(format.encode(event), StandardCharsets.UTF_8);
    }
}
