package chat.hubbub.message;

import static chat.hubbub.message.MessageLogs.ROOM;
import static chat.hubbub.message.MessageLogs.draft;
import static chat.hubbub.message.MessageLogs.say;
import static org.assertj.core.api.Assertions.assertThat;

import chat.hubbub.contract.MovableClock;
import chat.hubbub.message.Appended.Repeated;
import chat.hubbub.message.Appended.Stored;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The time of day jumps by a day in either direction. The order is that of the numbers, whatever the times beside them say. */
class ClockJumpsTest {

    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    @TempDir
    private Path temp;

    private final MovableClock timeOfDay = new MovableClock(NOON);
    private final MovableClock steady = new MovableClock(NOON);
    private final List<ChatEvent> announced = new ArrayList<>();
    private DataFolder folder;
    private SqliteMessageLog log;

    @BeforeEach
    void open() {
        folder = DataFolder.open(temp);
        SqliteDatabase database = SqliteDatabase.open(folder, MessageLogs.PROPERTIES);
        log = new SqliteMessageLog(
                database,
                database.file()::openWriter,
                MessageLogs.PROPERTIES,
                new Moment.Clocks(timeOfDay, steady),
                announced::addAll,
                new LogObserver() {});
    }

    @AfterEach
    void close() {
        log.close();
        folder.close();
    }

    @Test
    void ordersByNumberAndTellsTheTimesAsTheyWere() {
        talkThroughJumps();
        assertThat(announced).extracting(ChatEvent::seq).containsExactly(1L, 2L, 3L, 4L);
        assertThat(announced).extracting(ChatEvent::at).containsExactly(NOON, NOON.plus(DAY), NOON.minus(DAY), NOON);
        assertThat(log.replay(ROOM, 0, 10)).isEqualTo(announced);
        assertThat(seqs(new PageRequest.Newest(10))).containsExactly(1L, 2L, 3L, 4L);
        assertThat(seqs(new PageRequest.Before(4, 2))).containsExactly(2L, 3L);
        assertThat(seqs(new PageRequest.After(1, 2))).containsExactly(2L, 3L);
    }

    @Test
    void findsAPlaceForEveryMoment() {
        talkThroughJumps();
        for (int hours = -48; hours <= 48; hours += 6) {
            List<Long> since = seqs(new PageRequest.Since(NOON.plus(Duration.ofHours(hours)), 10));
            assertThat(since).isSorted().isSubsetOf(1L, 2L, 3L, 4L);
        }
    }

    @Test
    void storesAKeyOnceHoweverTheTimeOfDayJumps() {
        assertThat(say(log, draft("once", "key"))).isInstanceOf(Stored.class);
        for (Duration jump : List.of(DAY, DAY, DAY.multipliedBy(-4), DAY.multipliedBy(30))) {
            timeOfDay.advance(jump);
            steady.advance(Duration.ofMinutes(1));
            assertThat(say(log, draft("once", "key"))).isEqualTo(new Repeated(1));
            say(log, draft("another"));
        }
        steady.advance(DAY);
        assertThat(say(log, draft("once", "key"))).isInstanceOf(Stored.class);
    }

    private void talkThroughJumps() {
        say(log, draft("before"));
        timeOfDay.advance(DAY);
        say(log, draft("a day too late"));
        timeOfDay.advance(DAY.multipliedBy(-2));
        say(log, draft("a day too early"));
        timeOfDay.advance(DAY);
        say(log, draft("after"));
    }

    private List<Long> seqs(PageRequest request) {
        return log.page(ROOM, request).lines().stream()
                .map(line -> line.chat().seq())
                .toList();
    }
}
