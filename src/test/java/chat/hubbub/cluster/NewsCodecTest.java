package chat.hubbub.cluster;

import static chat.hubbub.cluster.People.renamed;
import static chat.hubbub.cluster.People.speaker;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.Speaker;
import chat.hubbub.message.ChatEvent;
import chat.hubbub.message.Emoji;
import chat.hubbub.message.Epoch;
import chat.hubbub.message.Quote;
import chat.hubbub.moderation.Address;
import chat.hubbub.moderation.Limit;
import chat.hubbub.moderation.Spent;
import chat.hubbub.presence.Departure;
import chat.hubbub.room.RoomName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NewsCodecTest {

    private static final NodeId NODE = NodeId.random();
    private static final RoomName ROOM = RoomName.PUBLIC;
    private static final Nickname ANN = new Nickname("ann");
    private static final Epoch EPOCH = new Epoch("life");
    private static final Instant AT = Instant.parse("2026-11-22T06:39:26.123Z");

    static List<News> allKinds() {
        Speaker speaker = speaker("Ännchen 🎉");
        Place place = new Place(ROOM, speaker);
        return List.of(
                stored(new ChatEvent.Chat(ROOM, 1, ANN, "hello", AT)),
                stored(new ChatEvent.Chat(ROOM, 2, ANN, "", Optional.of(new Quote(1, ANN, "hel…")), AT, true)),
                stored(new ChatEvent.Edit(ROOM, Long.MAX_VALUE, ANN, 1, "\u0000\n\"\\\u2028", AT)),
                stored(new ChatEvent.Delete(ROOM, 4, ANN, 1, AT)),
                stored(new ChatEvent.Topic(ROOM, 5, ANN, "", AT)),
                stored(new ChatEvent.Rename(ROOM, 6, ANN, new Nickname("山田"), AT)),
                stored(new ChatEvent.React(ROOM, 7, ANN, 1, new Emoji("👩‍🚀"), false, AT)),
                new News.Stored(Optional.empty(), List.of()),
                new News.Revised(),
                new News.Missed(),
                new News.Typing(ROOM, speaker.nickname()),
                new News.Renamed(speaker, renamed(speaker, "anna")),
                new News.Admitted(speaker.person(), new RoomName("private-room")),
                new News.Used(List.of(
                        new Spent.UnderNickname(ANN, Limit.MESSAGES_PER_NICKNAME, 3),
                        new Spent.FromAddress(Address.of("192.0.2.1"), Limit.BYTES_PER_ADDRESS, Long.MAX_VALUE),
                        new Spent.FromAddress(Address.of("2001:db8::1"), Limit.CALLS_PER_ADDRESS, 1),
                        new Spent.Turn(ROOM, speaker.person()))),
                new News.Beat(12, 34),
                new News.Moves(
                        3,
                        List.of(
                                new Move.Taken(place, AT),
                                new Move.Left(place, Departure.SAID),
                                new Move.Left(place, Departure.BROKEN))),
                new News.Goodbye());
    }

    @ParameterizedTest
    @MethodSource("allKinds")
    void saysWhatItHeard(News news) {
        assertThat(NewsCodec.decode(NewsCodec.encode(NODE, news))).contains(new NewsCodec.Heard(NODE, news));
    }

    @Test
    void carriesAllOfUnicode() {
        StringBuilder all = new StringBuilder();
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
                all.appendCodePoint(c);
            }
            if (all.length() > 20_000 || c == Character.MAX_CODE_POINT) {
                saysWhatItHeard(stored(new ChatEvent.Chat(ROOM, 1, ANN, all.toString(), AT)));
                all.setLength(0);
            }
        }
    }

    @Test
    void passesOverEventsAndFieldsThatItDoesNotKnow() {
        String events = "[{\"type\":\"poll\",\"room\":\"public\",\"seq\":1,\"sender\":\"ann\",\"at\":1},"
                + "{\"type\":\"topic\",\"room\":\"public\",\"seq\":2,\"sender\":\"ann\",\"at\":1,\"content\":\"t\",\"new\":{}}]";

        assertThat(decode("{\"v\":1,\"new\":[],\"epoch\":\"life\",\"from\":\"" + NODE
                        + "\",\"kind\":\"stored\",\"events\":" + events + "}"))
                .map(NewsCodec.Heard::news)
                .contains(stored(new ChatEvent.Topic(ROOM, 2, ANN, "t", Instant.ofEpochMilli(1))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"epoch\":\"\",", "\"epoch\":null,", "\"epoch\":7,"})
    void understandsANodeThatNamesNoEpoch(String epoch) {
        String news = "{\"v\":1," + epoch + "\"from\":\"" + NODE + "\",\"kind\":\"stored\",\"events\":[]}";
        assertThat(decode(news)).map(NewsCodec.Heard::news).contains(new News.Stored(Optional.empty(), List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"v\":1}",
                "{\"v\":1,\"from\":\"FROM\",\"kind\":\"unheard-of\"}",
                "{\"v\":2,\"from\":\"FROM\",\"kind\":\"goodbye\"}",
                "{\"v\":1,\"from\":\"../../x\",\"kind\":\"goodbye\"}",
                "{\"v\":1,\"from\":\"FROM\",\"kind\":null}",
                "{\"v\":1,\"from\":\"FROM\",\"kind\":\"beat\",\"moves\":\"1\",\"at\":1}",
                "{\"v\":1,\"from\":\"FROM\",\"kind\":\"typing\",\"room\":\"A B\",\"nickname\":\"x\"}",
                "{\"v\":1,\"from\":\"FROM\",\"kind\":\"typing\",\"room\":\"a\",\"nickname\":null}",
                "{\"v\":1,\"from\":\"FROM\",\"kind\":\"moves\",\"number\":1,\"moves\":[{}]}",
            })
    void makesNothingOfWhatIsNone(String text) {
        assertThat(decode(text.replace("FROM", NODE.value()))).isEmpty();
    }

    @Test
    void survivesWhateverBytesThereAre() {
        Random random = new Random(7);
        for (News news : allKinds()) {
            byte[] bytes = NewsCodec.encode(NODE, news);
            for (int i = 0; i < 300; i++) {
                byte[] broken = bytes.clone();
                broken[random.nextInt(broken.length)] = (byte) random.nextInt();
                NewsCodec.decode(broken);
            }
        }
        assertThat(decode("[".repeat(NewsCodec.MOST_BYTES))).isEmpty();
        assertThat(decode("x".repeat(NewsCodec.MOST_BYTES + 1))).isEmpty();
    }

    private static Optional<NewsCodec.Heard> decode(String text) {
        return NewsCodec.decode(text.getBytes(UTF_8));
    }

    private static News.Stored stored(ChatEvent event) {
        return new News.Stored(Optional.of(EPOCH), List.of(event));
    }
}
