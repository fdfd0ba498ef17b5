package chat.hubbub.contract;

import static org.assertj.core.api.Assertions.assertThat;

import chat.hubbub.identity.Nickname;
import chat.hubbub.message.Appended;
import chat.hubbub.message.Appended.Repeated;
import chat.hubbub.message.Appended.Stored;
import chat.hubbub.message.ChatEvent;
import chat.hubbub.message.ChatEvent.Chat;
import chat.hubbub.message.Content;
import chat.hubbub.message.Page;
import chat.hubbub.message.PageRequest.After;
import chat.hubbub.message.PageRequest.Before;
import chat.hubbub.message.PageRequest.Between;
import chat.hubbub.message.PageRequest.Newest;
import chat.hubbub.message.PageRequest.Since;
import chat.hubbub.message.Position;
import chat.hubbub.message.RoomHead;
import chat.hubbub.room.RoomName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every message log promises, whatever it is made of. */
public abstract class MessageLogContract extends LineChangesContract {

    @Test
    void countsEachRoomFromOneWithoutGaps() {
        assertThat(seqOf(say(LOBBY, ALICE, "one"))).isEqualTo(1);
        assertThat(seqOf(say(KITCHEN, ALICE, "one elsewhere"))).isEqualTo(1);
        assertThat(seqOf(say(LOBBY, BOB, "two"))).isEqualTo(2);
        assertThat(seqOf(say(LOBBY, ALICE, "three"))).isEqualTo(3);
    }

    @Test
    void storesWhoSaidWhatWhereAndWhen() {
        Chat expected = new Chat(LOBBY, 1, ALICE, "hello", Instant.parse("2026-11-22T06:39:26.123Z"));

        assertThat(say(LOBBY, ALICE, "hello")).isEqualTo(new Stored(expected));
        assertThat(log.replay(LOBBY, 0, 10)).containsExactly(expected);
    }

    @Test
    void keepsAllOfUnicode() {
        List<String> texts = List.of(
                "👩‍👩‍👧‍👦 🏳️‍🌈 🇺🇦",
                "שלום, عليكم \u202bembedded\u202c",
                "\uFFFD\uFFFE\uFFFF",
                "𝔘𝔫𝔦 \uD83D\uDE00",
                "a\tb\r\nc\u0001\u0085\u2028d",
                "' \" ; -- %");
        texts.forEach(text -> say(LOBBY, ALICE, text));

        assertThat(contents(log.replay(LOBBY, 0, 10))).isEqualTo(texts);
    }

    @Test
    void keepsTheLongestMessage() {
        String longest = "😀".repeat(Content.MOST_CODE_POINTS);
        say(LOBBY, ALICE, longest);

        assertThat(contents(log.replay(LOBBY, 0, 1))).containsExactly(longest);
    }

    @Test
    void announcesInOrderBeforeTheSenderHears() {
        CompletionStage<Integer> announcedByThen =
                append(LOBBY, ALICE, "one", "").thenApply(outcome -> announced.size());

        assertThat(announcedByThen.toCompletableFuture().join()).isEqualTo(1);
        say(LOBBY, BOB, "two");
        assertThat(announced).isEqualTo(log.replay(LOBBY, 0, 10));
    }

    @Test
    void knowsTheHeadOfARoom() {
        assertThat(log.head(LOBBY).seq()).isZero();
        say(LOBBY, ALICE, "one");
        say(LOBBY, ALICE, "two");

        assertThat(log.head(LOBBY).seq()).isEqualTo(2);
        assertThat(log.head(KITCHEN)).isEqualTo(new Position(log.head(LOBBY).epoch(), 0));
    }

    @Test
    void tellsWhereManyRoomsEndAtOnce() {
        say(LOBBY, ALICE, "one");
        say(LOBBY, ALICE, "two");
        say(KITCHEN, ALICE, "one elsewhere");
        Stream<RoomName> empty = IntStream.range(0, 1_000).mapToObj(i -> new RoomName("nobody-was-in-" + i));

        assertThat(log.lastSeqs(Stream.concat(empty, Stream.of(LOBBY, KITCHEN)).toList()))
                .isEqualTo(Map.of(LOBBY, 2L, KITCHEN, 1L));
        assertThat(log.lastSeqs(Set.of(KITCHEN))).isEqualTo(Map.of(KITCHEN, 1L));
        assertThat(log.lastSeqs(Set.of())).isEmpty();
    }

    @Test
    void readsWhatWasAcknowledged() {
        for (int i = 1; i <= 50; i++) {
            long seq = seqOf(say(LOBBY, ALICE, "line " + i));
            assertThat(log.head(LOBBY).seq()).isEqualTo(seq);
            assertThat(contents(log.replay(LOBBY, seq - 1, 1))).containsExactly("line " + i);
        }
    }

    @Test
    void storesARepeatedKeyOnce() {
        long seq = seqOf(say(LOBBY, ALICE, "hello", "k1"));
        say(LOBBY, BOB, "between");

        assertThat(say(LOBBY, ALICE, "hello", "k1")).isEqualTo(new Repeated(seq));
        assertThat(say(LOBBY, new Nickname("alice"), "however spelt", "k1")).isEqualTo(new Repeated(seq));
        assertThat(log.head(LOBBY).seq()).isEqualTo(2);
        assertThat(announced).hasSize(2);
    }

    @Test
    void storesAKeyRepeatedAtOnceOnce() {
        List<CompletionStage<Appended>> stages = IntStream.range(0, 100)
                .mapToObj(i -> append(LOBBY, ALICE, "again", "k1"))
                .toList();
        List<Appended> outcomes =
                stages.stream().map(stage -> stage.toCompletableFuture().join()).toList();

        assertThat(outcomes).first().isInstanceOf(Stored.class);
        assertThat(outcomes.subList(1, 100)).containsOnly(new Repeated(1));
        assertThat(log.head(LOBBY).seq()).isEqualTo(1);
    }

    @Test
    void keepsKeysOfOthersAndOfOtherRoomsApart() {
        say(LOBBY, ALICE, "hello", "k1");

        assertThat(say(LOBBY, BOB, "hello", "k1")).isInstanceOf(Stored.class);
        assertThat(say(KITCHEN, ALICE, "hello", "k1")).isInstanceOf(Stored.class);
        assertThat(say(LOBBY, ALICE, "hello", "K1")).isInstanceOf(Stored.class);
        assertThat(say(LOBBY, ALICE, "hello")).isInstanceOf(Stored.class);
    }

    @Test
    void forgetsAKeyAfterADay() throws Exception {
        say(LOBBY, ALICE, "hello", "k1");
        pass(Duration.ofHours(24).minusMillis(1));
        assertThat(say(LOBBY, ALICE, "hello", "k1")).isEqualTo(new Repeated(1));

        pass(Duration.ofMillis(1));
        assertThat(seqOf(say(LOBBY, ALICE, "hello again", "k1"))).isEqualTo(2);
        assertThat(say(LOBBY, ALICE, "hello again", "k1")).isEqualTo(new Repeated(2));
    }

    @Test
    void replaysEverythingAfterTheGivenSequence() {
        fill(LOBBY, 10);
        fill(KITCHEN, 3);

        assertThat(seqs(log.replay(LOBBY, 7, 100))).containsExactly(8L, 9L, 10L);
        assertThat(seqs(log.replay(LOBBY, 0, 2))).containsExactly(1L, 2L);
        assertThat(log.replay(LOBBY, 10, 100)).isEmpty();
        assertThat(log.replay(LOBBY, 99, 100)).isEmpty();
        assertThat(log.replay(new RoomName("nobody-was-here"), 0, 100)).isEmpty();
    }

    @Test
    void pagesFromTheNewestBackwards() {
        fill(LOBBY, 7);

        assertPage(log.page(LOBBY, new Newest(3)), true, 5, 6, 7);
        assertPage(log.page(LOBBY, new Before(5, 3)), true, 2, 3, 4);
        assertPage(log.page(LOBBY, new Before(2, 3)), false, 1);
        assertPage(log.page(LOBBY, new Before(4, 3)), false, 1, 2, 3);
        assertPage(log.page(LOBBY, new Before(1, 3)), false);
        assertPage(log.page(LOBBY, new Newest(7)), false, 1, 2, 3, 4, 5, 6, 7);
        assertPage(log.page(KITCHEN, new Newest(3)), false);
    }

    @Test
    void pagesForwards() {
        fill(LOBBY, 7);

        assertPage(log.page(LOBBY, new After(0, 3)), true, 1, 2, 3);
        assertPage(log.page(LOBBY, new After(4, 3)), false, 5, 6, 7);
        assertPage(log.page(LOBBY, new After(7, 3)), false);
        assertPage(log.page(LOBBY, new Between(2, 7, 3)), true, 3, 4, 5);
        assertPage(log.page(LOBBY, new Between(2, 6, 3)), false, 3, 4, 5);
        assertPage(log.page(LOBBY, new Between(6, 3, 3)), false);
    }

    @Test
    void answersForPlacesThatCannotBe() {
        fill(LOBBY, 2);

        assertPage(log.page(LOBBY, new Before(Long.MAX_VALUE, 5)), false, 1, 2);
        assertPage(log.page(LOBBY, new Before(Long.MIN_VALUE, 5)), false);
        assertPage(log.page(LOBBY, new After(Long.MIN_VALUE, 5)), false, 1, 2);
        assertPage(log.page(LOBBY, new After(Long.MAX_VALUE, 5)), false);
    }

    @Test
    void findsWhatWasSaidSinceAMomentAtAnyDepth() {
        Instant start = clock.instant();
        for (int i = 1; i <= 40; i++) {
            fill(LOBBY, 1);
            clock.advance(Duration.ofMinutes(i % 4 == 0 ? 1 : 0));
        }

        for (int minute = 0; minute < 10; minute++) {
            Page page = log.page(LOBBY, new Since(start.plus(Duration.ofMinutes(minute)), 2));
            assertPage(page, true, minute * 4L + 1, minute * 4L + 2);
        }
        assertPage(log.page(LOBBY, new Since(Instant.EPOCH, 1)), true, 1);
        assertPage(log.page(LOBBY, new Since(start.plusMillis(1), 1)), true, 5);
        assertPage(log.page(LOBBY, new Since(clock.instant(), 1)), false);
        assertPage(log.page(KITCHEN, new Since(start, 1)), false);
    }

    @Test
    void listsTheRoomsThatWereWrittenTo() {
        fill(LOBBY, 2);
        fill(KITCHEN, 1);
        log.head(new RoomName("only-looked-at"));
        fill(LOBBY, 1);

        assertThat(log.rooms(10)).containsExactly(new RoomHead(KITCHEN, 1), new RoomHead(LOBBY, 3));
        assertThat(log.rooms(1)).containsExactly(new RoomHead(KITCHEN, 1));
    }

    @Test
    void goesOnWhereItStoppedAfterARestart() throws Exception {
        say(LOBBY, ALICE, "before", "k1");
        Position before = log.head(LOBBY);
        List<ChatEvent> history = log.replay(LOBBY, 0, 10);
        close(log);

        log = open(clock, announced::addAll);
        assertThat(log.head(LOBBY)).isEqualTo(before);
        assertThat(log.replay(LOBBY, 0, 10)).isEqualTo(history);
        assertThat(say(LOBBY, ALICE, "before", "k1")).isEqualTo(new Repeated(1));
        assertThat(seqOf(say(LOBBY, ALICE, "after"))).isEqualTo(2);
    }

    @Test
    void finishesWhatWasAppendedBeforeItCloses() throws Exception {
        List<CompletableFuture<Appended>> outcomes = IntStream.range(0, 500)
                .mapToObj(i -> append(LOBBY, ALICE, "line " + i, "").toCompletableFuture())
                .toList();
        close(log);

        assertThat(outcomes)
                .allSatisfy(outcome -> assertThat(outcome).isCompletedWithValueMatching(Stored.class::isInstance));
        log = open(clock, announced::addAll);
        assertThat(log.head(LOBBY).seq()).isEqualTo(500);
    }

    @Test
    void refusesOnceItIsClosed() throws Exception {
        close(log);

        assertThat(say(LOBBY, ALICE, "too late")).isInstanceOf(Appended.Unavailable.class);
        log = open(clock, announced::addAll);
        assertThat(log.head(LOBBY).seq()).isZero();
    }

    @Test
    void agreesWithASimpleModelWhenManySpeakAtOnce() {
        ManySpeakers speakers = new ManySpeakers(log, 20261122);
        speakers.speak();

        for (RoomName room : speakers.rooms()) {
            List<ChatEvent> stored = log.replay(room, 0, 100_000);
            assertThat(seqs(stored))
                    .isEqualTo(LongStream.rangeClosed(1, stored.size()).boxed().toList());
            assertThat(announced.stream()
                            .filter(event -> event.room().equals(room))
                            .toList())
                    .isEqualTo(stored);
            assertThat(log.head(room).seq()).isEqualTo(stored.size());
            speakers.check(room, stored);
        }
    }

    private void fill(RoomName room, int count) {
        IntStream.rangeClosed(1, count).forEach(i -> say(room, ALICE, "line " + i));
    }

    private static void assertPage(Page page, boolean hasMore, long... seqs) {
        assertThat(page.lines().stream().map(line -> line.chat().seq()).toList())
                .containsExactly(
                        IntStream.range(0, seqs.length).mapToObj(i -> seqs[i]).toArray(Long[]::new));
        assertThat(page.hasMore()).isEqualTo(hasMore);
    }

    private static List<Long> seqs(List<ChatEvent> events) {
        return events.stream().map(ChatEvent::seq).toList();
    }

    private static List<String> contents(List<ChatEvent> events) {
        return events.stream().map(event -> ((Chat) event).content()).toList();
    }
}
