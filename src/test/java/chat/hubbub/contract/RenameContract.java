package chat.hubbub.contract;

import static org.assertj.core.api.Assertions.assertThat;

import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.Speaker;
import chat.hubbub.message.Appended;
import chat.hubbub.message.Appended.Repeated;
import chat.hubbub.message.Appended.Stored;
import chat.hubbub.message.ChatEvent;
import chat.hubbub.message.Draft;
import chat.hubbub.message.IdempotencyKey;
import chat.hubbub.message.PageRequest;
import chat.hubbub.room.RoomName;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** What every log must do for people who take another nickname. */
public abstract class RenameContract extends MessageLogFixture {

    private static final Nickname CAROL = new Nickname("carol");
    private static final Speaker CALLED_CAROL =
            new Speaker(CAROL, speaker(ALICE).person());

    @Test
    void storesWhoIsCalledWhatFromHereOn() {
        say(LOBBY, ALICE, "one");
        Appended renamed = rename(LOBBY, speaker(ALICE), CAROL);
        say(LOBBY, CAROL, "two");

        assertThat(seqOf(renamed)).isEqualTo(2);
        assertThat(log.replay(LOBBY, 1, 1)).containsExactly(((Stored) renamed).event());
        assertThat(((Stored) renamed).event()).isInstanceOfSatisfying(ChatEvent.Rename.class, event -> {
            assertThat(event.sender()).isEqualTo(ALICE);
            assertThat(event.nickname()).isEqualTo(CAROL);
        });
        assertThat(announced.get(1)).isEqualTo(((Stored) renamed).event());
    }

    @Test
    void isNoLineOfTheHistory() {
        rename(LOBBY, speaker(ALICE), CAROL);
        say(LOBBY, BOB, "one");
        rename(LOBBY, CALLED_CAROL, ALICE);

        assertThat(log.page(LOBBY, new PageRequest.Newest(10)).lines())
                .singleElement()
                .satisfies(line -> assertThat(line.chat().seq()).isEqualTo(2));
        assertThat(log.page(LOBBY, new PageRequest.After(2, 1)).hasMore()).isFalse();
        assertThat(log.head(LOBBY).seq()).isEqualTo(3);
    }

    @Test
    void storesAKeyRepeatedUnderTheNextNicknameOnce() throws Exception {
        say(LOBBY, ALICE, "hello", "k1");
        rename(LOBBY, speaker(ALICE), CAROL);
        assertThat(say(LOBBY, CALLED_CAROL, "k1")).isEqualTo(new Repeated(1));

        Speaker dora = new Speaker(new Nickname("dora"), CALLED_CAROL.person());
        rename(LOBBY, CALLED_CAROL, dora.nickname());
        assertThat(say(LOBBY, dora, "k1")).isEqualTo(new Repeated(1));
        close(log);
        log = open(clock, announced::addAll);
        assertThat(say(LOBBY, dora, "k1")).isEqualTo(new Repeated(1));
        assertThat(seqOf(say(LOBBY, dora, "k2"))).isEqualTo(4);
    }

    /** As many waiting drafts are stored together as there are while something else is stored. */
    @Test
    void storesAKeyOnceThoughItIsRepeatedAcrossARenameOfTheSameMoment() {
        for (int i = 1; i <= 10; i++) {
            String key = "key" + i;
            append(KITCHEN, BOB, "to be busy with", "");
            CompletionStage<Appended> first = append(LOBBY, ALICE, "hello", key);
            log.append(LOBBY, speaker(ALICE), new Draft.Rename(CAROL));
            CompletionStage<Appended> again =
                    log.append(LOBBY, CALLED_CAROL, Draft.chat("hello", IdempotencyKey.parse(key)));
            rename(LOBBY, CALLED_CAROL, ALICE);
            assertThat(again.toCompletableFuture().join())
                    .isEqualTo(new Repeated(seqOf(first.toCompletableFuture().join())));
        }
    }

    @Test
    void keepsTheKeysOfWhoeverHasTheNicknameNextApart() {
        rename(LOBBY, speaker(ALICE), CAROL);
        Speaker nextAlice = new Speaker(ALICE, speaker(BOB).person());
        assertThat(seqOf(say(LOBBY, nextAlice, "k1"))).isEqualTo(2);

        assertThat(seqOf(say(LOBBY, CALLED_CAROL, "k1"))).isEqualTo(3);
        assertThat(say(LOBBY, CALLED_CAROL, "k1")).isEqualTo(new Repeated(3));
    }

    @Test
    void keepsKeysOfOtherRoomsAndOfOldTimesApart() throws Exception {
        say(LOBBY, ALICE, "hello", "k1");
        say(KITCHEN, ALICE, "hello", "k2");
        rename(LOBBY, speaker(ALICE), CAROL);
        assertThat(say(LOBBY, CALLED_CAROL, "k2")).isInstanceOf(Stored.class);

        pass(Duration.ofDays(1));
        assertThat(say(LOBBY, CALLED_CAROL, "k1")).isInstanceOf(Stored.class);
    }

    private Appended rename(RoomName room, Speaker before, Nickname now) {
        return append(room, before, new Draft.Rename(now));
    }

    private Appended say(RoomName room, Speaker speaker, String key) {
        return append(room, speaker, Draft.chat("hello", IdempotencyKey.parse(key)));
    }

    private Appended append(RoomName room, Speaker speaker, Draft draft) {
        return log.append(room, speaker, draft).toCompletableFuture().join();
    }
}
