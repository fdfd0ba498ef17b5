package chat.hubbub.contract;

import static org.assertj.core.api.Assertions.assertThat;

import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.Secret;
import chat.hubbub.identity.Speaker;
import chat.hubbub.message.Appended;
import chat.hubbub.message.Appended.Reason;
import chat.hubbub.message.Appended.Refused;
import chat.hubbub.message.Appended.Repeated;
import chat.hubbub.message.Appended.Stored;
import chat.hubbub.message.ChatEvent;
import chat.hubbub.message.ChatEvent.Chat;
import chat.hubbub.message.Draft;
import chat.hubbub.message.Emoji;
import chat.hubbub.message.IdempotencyKey;
import chat.hubbub.message.Line;
import chat.hubbub.message.PageRequest;
import chat.hubbub.message.Quote;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every log must do with what happens to a line after it was said. */
public abstract class LineChangesContract extends RenameContract {

    /** How long a line may be changed by its speaker, in the logs that are tested. */
    protected static final Duration CHANGEABLE = Duration.ofHours(24);

    private static final Emoji THUMB = new Emoji("👍");
    private static final Emoji HEART = new Emoji("❤️");
    private static final Optional<IdempotencyKey> NO_KEY = Optional.empty();

    @Test
    void storesAnEditAsAnEventOfItsOwnAndShowsTheLineInItsNewWords() {
        say(LOBBY, ALICE, "helo");
        say(LOBBY, BOB, "hi");
        Appended edited = act(ALICE, new Draft.Edit(1, "hello", NO_KEY));

        assertThat(seqOf(edited)).isEqualTo(3);
        assertThat(log.replay(LOBBY, 2, 10)).containsExactly(((Stored) edited).event());
        assertThat(lines()).extracting(line -> line.chat().content()).containsExactly("hello", "hi");
        assertThat(lines().get(0).edited()).contains(((Stored) edited).event().at());
        assertThat(lines().get(1).edited()).isEmpty();
        assertThat(log.head(LOBBY).seq()).isEqualTo(3);
    }

    @Test
    void showsTheLastOfSeveralEdits() {
        say(LOBBY, ALICE, "one");
        act(ALICE, new Draft.Edit(1, "two", NO_KEY));
        act(ALICE, new Draft.Edit(1, "three", NO_KEY));
        assertThat(lines()).extracting(line -> line.chat().content()).containsExactly("three");
    }

    @Test
    void keepsNoWordOfWhatWasTakenBack() {
        say(LOBBY, ALICE, "a secret");
        act(ALICE, new Draft.Edit(1, "another secret", NO_KEY));
        act(BOB, new Draft.React(1, THUMB, true, NO_KEY));
        Appended deleted = act(ALICE, new Draft.Delete(1, NO_KEY));

        assertThat(((Stored) deleted).event()).isInstanceOf(ChatEvent.Delete.class);
        assertThat(lines()).singleElement().satisfies(line -> {
            assertThat(line.deleted()).isTrue();
            assertThat(line.chat().content()).isEmpty();
            assertThat(line.edited()).isEmpty();
            assertThat(line.reactions()).isEmpty();
        });
        assertThat(log.replay(LOBBY, 0, 10))
                .hasSize(4)
                .noneMatch(event -> event.toString().contains("secret"));
    }

    @Test
    void letsOnlyTheSpeakerChangeALine() {
        say(LOBBY, ALICE, "mine");
        assertThat(act(BOB, new Draft.Edit(1, "yours", NO_KEY))).isEqualTo(new Refused(Reason.NOT_YOURS));
        assertThat(act(BOB, new Draft.Delete(1, NO_KEY))).isEqualTo(new Refused(Reason.NOT_YOURS));

        Speaker sameNameOnly = new Speaker(ALICE, new Secret("somebody else").person());
        assertThat(act(sameNameOnly, new Draft.Delete(1, NO_KEY))).isEqualTo(new Refused(Reason.NOT_YOURS));
        Speaker renamed = new Speaker(new Nickname("carol"), speaker(ALICE).person());
        assertThat(seqOf(act(renamed, new Draft.Edit(1, "still mine", NO_KEY)))).isEqualTo(2);
    }

    @Test
    void letsWhoKeepsOrderDeleteAnybodysLineHoweverOld() {
        say(LOBBY, ALICE, "dreadful");
        clock.advance(Duration.ofDays(30));
        Appended deleted = act(BOB, new Draft.Delete(1, true, NO_KEY));
        assertThat(((Stored) deleted).event().sender()).isEqualTo(BOB);
        assertThat(lines()).singleElement().matches(Line::deleted);
        assertThat(act(BOB, new Draft.Delete(1, true, NO_KEY))).isEqualTo(new Refused(Reason.NO_SUCH_LINE));
        assertThat(act(BOB, new Draft.Delete(2, true, NO_KEY))).isEqualTo(new Refused(Reason.NO_SUCH_LINE));
    }

    @Test
    void keepsANoticeLikeALineThatStandsOut() {
        Appended said = act(ALICE, new Draft.Notice("cake"));
        say(LOBBY, BOB, "yes");
        assertThat(lines()).extracting(line -> line.chat().notice()).containsExactly(true, false);
        assertThat(log.replay(LOBBY, 0, 1)).containsExactly(((Stored) said).event());
        act(ALICE, new Draft.Edit(1, "more cake", NO_KEY));
        assertThat(lines().get(0).chat().notice()).isTrue();
        assertThat(lines().get(0).chat().content()).isEqualTo("more cake");
    }

    @Test
    void changesNoLineThatIsTooOld() {
        say(LOBBY, ALICE, "long ago");
        clock.advance(CHANGEABLE);
        assertThat(seqOf(act(ALICE, new Draft.Edit(1, "just in time", NO_KEY)))).isEqualTo(2);
        clock.advance(Duration.ofSeconds(1));
        assertThat(act(ALICE, new Draft.Edit(1, "too late", NO_KEY))).isEqualTo(new Refused(Reason.TOO_OLD));
        assertThat(act(ALICE, new Draft.Delete(1, NO_KEY))).isEqualTo(new Refused(Reason.TOO_OLD));
        assertThat(seqOf(act(BOB, new Draft.React(1, THUMB, true, NO_KEY)))).isEqualTo(3);
    }

    @Test
    void changesNothingThatIsNoLine() {
        say(LOBBY, ALICE, "a line");
        say(KITCHEN, ALICE, "elsewhere");
        say(KITCHEN, ALICE, "elsewhere too");
        act(ALICE, new Draft.Edit(1, "changed", NO_KEY));
        Refused none = new Refused(Reason.NO_SUCH_LINE);
        for (long target : new long[] {0, -1, 2, 3, Long.MAX_VALUE}) {
            assertThat(act(ALICE, new Draft.Edit(target, "x", NO_KEY))).isEqualTo(none);
            assertThat(act(ALICE, new Draft.Delete(target, NO_KEY))).isEqualTo(none);
            assertThat(act(ALICE, new Draft.React(target, THUMB, true, NO_KEY))).isEqualTo(none);
            assertThat(act(ALICE, new Draft.Chat("re", Optional.of(target), NO_KEY)))
                    .isEqualTo(none);
        }
        act(ALICE, new Draft.Delete(1, NO_KEY));
        assertThat(act(ALICE, new Draft.Delete(1, NO_KEY))).isEqualTo(none);
        assertThat(act(BOB, new Draft.React(1, THUMB, true, NO_KEY))).isEqualTo(none);
        assertThat(log.head(LOBBY).seq()).isEqualTo(3);
        assertThat(seqOf(say(LOBBY, BOB, "goes on"))).isEqualTo(4);
    }

    @Test
    void countsEachPersonsEmojiOnceAndTakesItAwayAgain() {
        say(LOBBY, ALICE, "well?");
        assertThat(seqOf(act(BOB, new Draft.React(1, THUMB, true, NO_KEY)))).isEqualTo(2);
        assertThat(act(BOB, new Draft.React(1, THUMB, true, NO_KEY))).isEqualTo(new Repeated(2));
        assertThat(seqOf(act(ALICE, new Draft.React(1, THUMB, true, NO_KEY)))).isEqualTo(3);
        assertThat(seqOf(act(ALICE, new Draft.React(1, HEART, true, NO_KEY)))).isEqualTo(4);
        assertThat(reactions()).containsExactly("👍 [bob, Alice]", "❤️ [Alice]");

        assertThat(seqOf(act(BOB, new Draft.React(1, THUMB, false, NO_KEY)))).isEqualTo(5);
        assertThat(act(BOB, new Draft.React(1, THUMB, false, NO_KEY))).isEqualTo(new Repeated(5));
        assertThat(act(BOB, new Draft.React(1, HEART, false, NO_KEY))).isEqualTo(new Repeated(1));
        assertThat(reactions()).containsExactly("👍 [Alice]", "❤️ [Alice]");
    }

    @Test
    void takesAnEmojiAwayUnderWhateverNicknameItsPersonHasNow() {
        say(LOBBY, ALICE, "well?");
        act(BOB, new Draft.React(1, THUMB, true, NO_KEY));
        Speaker renamed = new Speaker(new Nickname("robert"), speaker(BOB).person());
        assertThat(act(renamed, new Draft.React(1, THUMB, true, NO_KEY))).isEqualTo(new Repeated(2));
        Appended away = act(renamed, new Draft.React(1, THUMB, false, NO_KEY));
        assertThat(((Stored) away).event().sender()).isEqualTo(BOB);
        assertThat(reactions()).isEmpty();
    }

    @Test
    void boundsHowOftenALineMayBeChanged() {
        say(LOBBY, ALICE, "0");
        for (int i = 1; i <= 50; i++) {
            seqOf(act(ALICE, new Draft.Edit(1, "edit " + i, NO_KEY)));
        }
        assertThat(act(ALICE, new Draft.Edit(1, "once more", NO_KEY))).isEqualTo(new Refused(Reason.TOO_OFTEN));
        assertThat(lines().get(0).chat().content()).isEqualTo("edit 50");
        assertThat(seqOf(act(ALICE, new Draft.Delete(1, NO_KEY)))).isEqualTo(52);
    }

    @Test
    void makesNoRoomForWhatIsNoLine() {
        act(ALICE, new Draft.Edit(1, "x", NO_KEY));
        act(ALICE, new Draft.React(1, THUMB, true, NO_KEY));
        act(ALICE, new Draft.Chat("re", Optional.of(1L), NO_KEY));
        assertThat(log.rooms(10)).isEmpty();
    }

    @Test
    void putsSoManyDifferentEmojiUnderALineAndNoMore() {
        say(LOBBY, ALICE, "party");
        List<Emoji> emoji = "😀 😁 😂 😃 😄 😅 😆 😇 😈 😉 😊 😋 😌 😍 😎 😏 😐 😑 😒 😓"
                .lines()
                .flatMap(line -> List.of(line.split(" ")).stream())
                .map(Emoji::new)
                .toList();
        emoji.forEach(one -> seqOf(act(BOB, new Draft.React(1, one, true, NO_KEY))));
        assertThat(act(BOB, new Draft.React(1, THUMB, true, NO_KEY))).isEqualTo(new Refused(Reason.TOO_MANY_EMOJI));
        assertThat(act(ALICE, new Draft.React(1, emoji.get(0), true, NO_KEY))).isInstanceOf(Stored.class);
        act(BOB, new Draft.React(1, emoji.get(1), false, NO_KEY));
        assertThat(act(BOB, new Draft.React(1, THUMB, true, NO_KEY))).isInstanceOf(Stored.class);
    }

    @Test
    void quotesTheLineThatIsAnswered() {
        say(LOBBY, ALICE, "what   is\n the answer? " + "x".repeat(200));
        Stored answer = (Stored) act(BOB, new Draft.Chat("42", Optional.of(1L), NO_KEY));

        Quote quote = ((Chat) answer.event()).reply().orElseThrow();
        assertThat(quote.seq()).isEqualTo(1);
        assertThat(quote.sender()).isEqualTo(ALICE);
        assertThat(quote.excerpt())
                .startsWith("what is the answer? xxx")
                .endsWith("x…")
                .hasSize(141);
        assertThat(log.replay(LOBBY, 1, 1)).containsExactly(answer.event());
        assertThat(lines().get(1).chat()).isEqualTo(answer.event());

        act(ALICE, new Draft.Edit(1, "what is the question?", NO_KEY));
        Stored second = (Stored) act(BOB, new Draft.Chat("six by nine", Optional.of(1L), NO_KEY));
        assertThat(((Chat) second.event()).reply()).map(Quote::excerpt).contains("what is the question?");
        assertThat(lines().get(1).chat().reply()).map(Quote::excerpt).contains("what is the question?");

        act(ALICE, new Draft.Delete(1, NO_KEY));
        assertThat(lines().get(1).chat().reply()).map(Quote::excerpt).contains("");
    }

    @Test
    void keepsWhatARoomIsAbout() {
        assertThat(log.topic(LOBBY)).isEmpty();
        Appended set = act(ALICE, new Draft.Topic("the weather", NO_KEY));
        assertThat(seqOf(set)).isEqualTo(1);
        assertThat(log.replay(LOBBY, 0, 1)).containsExactly(((Stored) set).event());
        say(LOBBY, BOB, "it rains");
        act(BOB, new Draft.Topic("rain", NO_KEY));
        assertThat(log.topic(LOBBY)).isEqualTo("rain");
        assertThat(lines()).hasSize(1);
        act(BOB, new Draft.Topic("", NO_KEY));
        assertThat(log.topic(LOBBY)).isEmpty();
        assertThat(log.topic(KITCHEN)).isEmpty();
    }

    @Test
    void storesAChangeOnceForEachKey() {
        say(LOBBY, ALICE, "one");
        Optional<IdempotencyKey> key = IdempotencyKey.parse("again");
        assertThat(seqOf(act(ALICE, new Draft.Edit(1, "two", key)))).isEqualTo(2);
        assertThat(act(ALICE, new Draft.Edit(1, "two", key))).isEqualTo(new Repeated(2));

        Optional<IdempotencyKey> unused = IdempotencyKey.parse("unused");
        assertThat(act(BOB, new Draft.Edit(1, "three", unused))).isEqualTo(new Refused(Reason.NOT_YOURS));
        assertThat(seqOf(say(LOBBY, BOB, "the key is still free", "unused"))).isEqualTo(3);
    }

    @Test
    void pagesThroughLinesHoweverMuchHappensToThem() {
        say(LOBBY, ALICE, "one");
        for (int i = 0; i < 10; i++) {
            act(BOB, new Draft.React(1, THUMB, i % 2 == 0, NO_KEY));
        }
        say(LOBBY, ALICE, "two");
        assertThat(log.page(LOBBY, new PageRequest.Newest(2)).lines())
                .extracting(line -> line.chat().seq())
                .containsExactly(1L, 12L);
        assertThat(log.page(LOBBY, new PageRequest.After(1, 1)).hasMore()).isFalse();
        assertThat(log.page(LOBBY, new PageRequest.Before(12, 1)).hasMore()).isFalse();
    }

    private Appended act(Nickname who, Draft draft) {
        return act(speaker(who), draft);
    }

    private Appended act(Speaker who, Draft draft) {
        return log.append(LOBBY, who, draft).toCompletableFuture().join();
    }

    private List<Line> lines() {
        return log.page(LOBBY, new PageRequest.Newest(100)).lines();
    }

    private List<String> reactions() {
        return lines().get(0).reactions().stream()
                .map(reaction -> reaction.emoji() + " " + reaction.nicknames())
                .toList();
    }
}
