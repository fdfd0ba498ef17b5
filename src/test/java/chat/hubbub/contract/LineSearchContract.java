package chat.hubbub.contract;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import chat.hubbub.message.LineSearch;
import chat.hubbub.message.LineSearch.Hit;
import chat.hubbub.message.SearchQuery;
import chat.hubbub.room.RoomName;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every search promises, whatever its index is made of. */
public abstract class LineSearchContract {

    protected static final RoomName ROOM = new RoomName("room");
    protected static final RoomName OTHER = new RoomName("other");

    /** What was not found in time is left out: on a busy machine that would be something. */
    protected static final Clock TIMELESS = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

    private static final Map<String, List<String>> LINES_AND_WORDS = Map.ofEntries(
            entry("Where is the Café?", List.of("cafe", "WHERE café", "afé")),
            entry("我们明天去北京吧", List.of("北京", "北", "吧", "明天去")),
            entry("พรุ่งนี้ไปกรุงเทพ", List.of("กรุงเทพ")),
            entry("東京タワー", List.of("タワ")),
            entry("한국어 문장", List.of("국어")),
            entry("где мой ёжик", List.of("ежик")),
            entry("see https://example.org/a-b?c=d", List.of("a-b?c=d")),
            entry("C++ and \"quotes\"", List.of("c++", "\"quotes\"")),
            entry("so we go", List.of("we", "so we")),
            entry("👩‍👩‍👧 at home", List.of("👩‍👩‍👧")),
            entry("AND OR NOT NEAR(a, b) col:x *", List.of("not near(a,")),
            entry("a 50% off_er", List.of("50%")));

    protected LineSearch search;

    /** Opens the log and the search; what was stored before in the same test must be there. */
    protected abstract LineSearch open() throws Exception;

    protected abstract void close() throws Exception;

    /** Stores a line, and returns its number. */
    protected abstract long say(RoomName room, String content);

    /** Changes a line of {@link #ROOM}. */
    protected abstract void edit(long seq, String content);

    protected abstract void delete(long seq);

    @BeforeEach
    void openSearch() throws Exception {
        search = open();
    }

    @AfterEach
    void closeSearch() throws Exception {
        close();
    }

    protected void reopen() throws Exception {
        close();
        search = open();
    }

    @Test
    void findsALineByWhatIsInIt() {
        LINES_AND_WORDS.keySet().forEach(content -> say(ROOM, content));
        say(ROOM, "something else entirely");

        LINES_AND_WORDS.forEach((content, queries) ->
                queries.forEach(query -> assertThat(found(query)).as(query).containsExactly(content)));
    }

    @Test
    void findsNothingWhereAWordIsMissing() {
        say(ROOM, "Where is the Café?");
        say(ROOM, "我们明天去北京吧");

        Stream.of("zebra", "where zebra", "fé?x", "北海", "海", "xy", "\"", "where\"is", "isthe")
                .forEach(query -> assertThat(found(query)).as(query).isEmpty());
    }

    @Test
    void putsWholeWordsFirstAndThenTheNewest() {
        List.of("the cat 1", "concatenate", "category", "the cat 2").forEach(content -> say(ROOM, content));

        assertThat(found("cat")).containsExactly("the cat 2", "the cat 1", "category", "concatenate");
    }

    @Test
    void showsALineAsItStands() {
        long seq = say(ROOM, "the first words");
        long gone = say(ROOM, "words that go");
        edit(seq, "the newest thoughts");
        delete(gone);

        assertThat(found("words")).isEmpty();
        assertThat(hits("thoughts", Optional.empty(), room -> true))
                .singleElement()
                .satisfies(hit -> {
                    assertThat(hit.line().chat().seq()).isEqualTo(seq);
                    assertThat(hit.snippet()).isEqualTo("the newest <mark>thoughts</mark>");
                });
    }

    @Test
    void followsALineThatChangesAfterItWasFound() {
        long seq = say(ROOM, "the first words");
        long gone = say(ROOM, "words that go");
        assertThat(found("words")).hasSize(2);
        edit(seq, "other words");
        edit(seq, "the newest thoughts");
        delete(gone);

        assertThat(found("words")).isEmpty();
        assertThat(found("thoughts")).containsExactly("the newest thoughts");
    }

    @Test
    void looksIntoTheRoomsThatMayBeRead() {
        say(ROOM, "here is a needle");
        say(OTHER, "there is a needle");

        assertThat(contents(hits("needle", Optional.empty(), OTHER::equals))).containsExactly("there is a needle");
        assertThat(contents(hits("needle", Optional.of(ROOM), room -> true))).containsExactly("here is a needle");
        assertThat(hits("needle", Optional.of(ROOM), OTHER::equals)).isEmpty();
        assertThat(hits("needle", Optional.of(new RoomName("nowhere")), room -> true))
                .isEmpty();
    }

    @Test
    void isNotCrowdedOutByRoomsThatMayNotBeRead() {
        say(OTHER, "a needle");
        for (int i = 0; i < 600; i++) {
            say(ROOM, "a needle of somebody else " + i);
        }

        assertThat(contents(hits("needle", Optional.empty(), OTHER::equals))).containsExactly("a needle");
    }

    @Test
    void findsWhatFewLinesHoldHoweverLongAgo() {
        say(ROOM, "a needle");
        for (int i = 0; i < 600; i++) {
            say(ROOM, "hay " + i);
        }

        assertThat(found("needle")).containsExactly("a needle");
        assertThat(found("hay")).hasSize(50).startsWith("hay 599");
    }

    @Test
    void goesOnWhereItWas() throws Exception {
        say(ROOM, "before");
        assertThat(found("before")).hasSize(1);
        reopen();
        say(ROOM, "after");

        assertThat(found("before")).hasSize(1);
        assertThat(found("after")).hasSize(1);
    }

    protected List<String> found(String query) {
        return contents(hits(query, Optional.empty(), room -> true));
    }

    protected List<Hit> hits(String query, Optional<RoomName> room, Predicate<RoomName> readable) {
        return search.search(SearchQuery.parse(query, room, 50).orElseThrow(), readable);
    }

    protected static List<String> contents(List<Hit> hits) {
        return hits.stream().map(hit -> hit.line().chat().content()).toList();
    }
}
