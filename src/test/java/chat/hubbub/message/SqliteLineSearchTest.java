package chat.hubbub.message;

import static org.assertj.core.api.Assertions.assertThat;

import chat.hubbub.message.LineSearch.Hit;
import chat.hubbub.room.RoomName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqliteLineSearchTest {

    private static final RoomName ROOM = MessageLogs.ROOM;
    private static final RoomName OTHER = new RoomName("other");

    @TempDir
    private Path path;

    private DataFolder folder;
    private SqliteMessageLog log;
    private SqliteLineSearch search;

    @BeforeEach
    void open() {
        folder = DataFolder.open(path);
        SqliteDatabase database = SqliteDatabase.open(folder, MessageLogs.PROPERTIES);
        log = new SqliteMessageLog(
                database,
                database.file()::openWriter,
                MessageLogs.PROPERTIES,
                Moment.Clocks.both(Clock.systemUTC()),
                events -> {},
                new LogObserver() {});
        search = SqliteLineSearch.start(folder, database);
    }

    @AfterEach
    void close() {
        search.close();
        log.close();
        folder.close();
    }

    @ParameterizedTest
    @CsvSource({
        "'Where is the Café?', cafe",
        "'Where is the Café?', WHERE café",
        "'Where is the Café?', afé",
        "我们明天去北京吧, 北京",
        "我们明天去北京吧, 京",
        "我们明天去北京吧, 吧",
        "我们明天去北京吧, 明天去",
        "พรุ่งนี้ไปกรุงเทพ, กรุงเทพ",
        "東京タワー, タワ",
        "한국어 문장, 국어",
        "где мой ёжик, ежик",
        "'see https://example.org/a-b?c=d', a-b?c=d",
        "'C++ and \"quotes\"', c++",
        "'C++ and \"quotes\"', '\"quotes\"'",
        "'so it is', is",
        "'AND OR NOT NEAR(a, b) col:x *', 'not near(a,'",
        "'a 50% off_er', 50%",
    })
    void findsALineByWhatIsInIt(String content, String query) {
        say(ROOM, content);
        say(ROOM, "something else entirely");

        assertThat(found(query)).containsExactly(content);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zebra", "where zebra", "fé?x", "北海", "xy", "\"", "where\"is"})
    void findsNothingWhereAWordIsMissing(String query) {
        say(ROOM, "Where is the Café?");
        say(ROOM, "我们明天去北京吧");

        assertThat(found(query)).isEmpty();
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
        MessageLogs.say(log, new Draft.Edit(seq, "the newest thoughts", Optional.empty()));
        MessageLogs.say(log, new Draft.Delete(gone, Optional.empty()));

        assertThat(found("words")).isEmpty();
        assertThat(hits("thoughts", Optional.empty(), room -> true))
                .singleElement()
                .satisfies(hit -> {
                    assertThat(hit.line().chat().seq()).isEqualTo(seq);
                    assertThat(hit.snippet()).isEqualTo("the newest <mark>thoughts</mark>");
                });
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
    void goesOnWhereItWas() {
        say(ROOM, "before");
        assertThat(found("before")).hasSize(1);
        close();
        open();
        say(ROOM, "after");

        assertThat(found("before")).hasSize(1);
        assertThat(found("after")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void makesABrokenOrMissingIndexAgain(boolean missing) throws IOException {
        say(ROOM, "before");
        assertThat(found("before")).hasSize(1);
        close();
        Files.deleteIfExists(path.resolve("search.db-wal"));
        if (missing) {
            Files.delete(path.resolve(SearchFile.NAME));
        } else {
            Files.writeString(path.resolve(SearchFile.NAME), "This is no database. ".repeat(1_000));
        }
        open();

        assertThat(found("before")).hasSize(1);
    }

    /** Its first pages are whole, so that it opens, and what is in it is not. */
    @Test
    void makesAnIndexAgainThatIsDamagedInside() throws IOException {
        for (int i = 0; i < 500; i++) {
            say(ROOM, "a line to be found, number " + i);
        }
        assertThat(found("found")).hasSize(50);
        close();
        Path file = path.resolve(SearchFile.NAME);
        byte[] bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, bytes.length / 4, bytes.length, (byte) 0x5a);
        Files.write(file, bytes);
        open();

        Awaitility.await()
                .ignoreExceptionsInstanceOf(LineSearch.SearchUnavailable.class)
                .untilAsserted(() -> assertThat(found("found")).hasSize(50));
    }

    @Test
    void forgetsWhatItKnewOfAnotherLog() throws IOException {
        say(ROOM, "the old life");
        assertThat(found("life")).hasSize(1);
        close();
        for (String suffix : List.of("", "-wal", "-shm")) {
            Files.deleteIfExists(path.resolve(SqliteDatabase.FILE_NAME + suffix));
        }
        open();
        say(ROOM, "another life");

        assertThat(found("life")).containsExactly("another life");
    }

    private long say(RoomName room, String content) {
        Appended appended = MessageLogs.outcome(log.append(room, MessageLogs.SPEAKER, MessageLogs.draft(content)));
        return ((Appended.Stored) appended).event().seq();
    }

    private List<String> found(String query) {
        return contents(hits(query, Optional.empty(), room -> true));
    }

    private List<Hit> hits(String query, Optional<RoomName> room, Predicate<RoomName> readable) {
        return search.search(SearchQuery.parse(query, room, 50).orElseThrow(), readable);
    }

    private static List<String> contents(List<Hit> hits) {
        return hits.stream().map(hit -> hit.line().chat().content()).toList();
    }
}
