package chat.hubbub.message;

import static org.assertj.core.api.Assertions.assertThat;

import chat.hubbub.identity.Nickname;
import chat.hubbub.room.RoomName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RoomFeedTest {

    private final RoomFeed feed = new RoomFeed();
    private final List<String> receipts = new ArrayList<>();

    @Test
    void goesOnAfterMoreCameEarlyThanIsKept() {
        feed.begin(0);
        LongStream.rangeClosed(2, 5_000).forEach(seq -> feed.take(event(seq), null));
        assertThat(tellWhatIsDue()).isEmpty();

        feed.expect(5_000);
        List<Long> told = new ArrayList<>();
        for (long next = 1; next <= 5_000; next = feed.told() + 1) {
            assertThat(feed.lacksSomething()).isTrue();
            feed.read();
            feed.found(events(feed.told() + 1, Math.min(5_000, feed.told() + 1_000)), false);
            told.addAll(tellWhatIsDue());
        }
        assertThat(told)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 5_000).boxed().toList());
    }

    @Test
    void whatIsInNoDatabaseIsForgotten() {
        feed.begin(10);
        feed.take(event(1_000_000), null);
        assertThat(feed.lacksSomething()).isTrue();

        feed.read();
        feed.take(event(12), null);
        feed.found(List.of(), true);
        assertThat(feed.lacksSomething()).as("12 came after it was looked").isTrue();

        feed.read();
        feed.found(events(11, 12), true);
        assertThat(tellWhatIsDue()).containsExactly(11L, 12L);
        assertThat(feed.lacksSomething()).isFalse();
    }

    @Test
    void whoWaitsForWhatCannotBeKeptHearsAtOnce() {
        feed.begin(0);
        OwnBatch batch = new OwnBatch(1, () -> receipts.add("told"), 0);
        LongStream.rangeClosed(2, 2_001).forEach(seq -> feed.take(event(seq), null));
        feed.take(event(5_000), batch);
        assertThat(receipts).containsExactly("told");
    }

    @Test
    void whatCameBeforeItWasFollowedIsNotTold() {
        feed.take(event(3), null);
        feed.take(event(5), null);
        feed.begin(4);
        assertThat(tellWhatIsDue()).containsExactly(5L);
    }

    private List<Long> tellWhatIsDue() {
        List<ChatEvent> due = feed.due();
        feed.tell(due);
        return due.stream().map(ChatEvent::seq).toList();
    }

    private static List<ChatEvent> events(long from, long to) {
        return LongStream.rangeClosed(from, to).mapToObj(RoomFeedTest::event).toList();
    }

    private static ChatEvent event(long seq) {
        return new ChatEvent.Chat(
                new RoomName("hall"), seq, new Nickname("ann"), "line " + seq, Instant.parse("2026-11-22T06:39:26Z"));
    }
}
