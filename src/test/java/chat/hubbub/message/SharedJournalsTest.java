package chat.hubbub.message;

import static org.assertj.core.api.Assertions.assertThat;

import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.Person;
import chat.hubbub.identity.Secret;
import chat.hubbub.identity.Speaker;
import chat.hubbub.membership.Invite;
import chat.hubbub.membership.PrivateRoom;
import chat.hubbub.membership.PrivateRooms;
import chat.hubbub.membership.Title;
import chat.hubbub.moderation.AuditEntry;
import chat.hubbub.moderation.Authority;
import chat.hubbub.moderation.By;
import chat.hubbub.moderation.Change;
import chat.hubbub.moderation.Deed;
import chat.hubbub.moderation.OwnerLink;
import chat.hubbub.moderation.Sanction;
import chat.hubbub.moderation.Spending;
import chat.hubbub.room.RoomName;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two nodes, one database. */
class SharedJournalsTest {

    private static final Clock CLOCK = Clock.systemUTC();

    private final String url = PostgresDatabases.freshUrl();
    private final PostgresJournals one = PostgresJournals.open(url);
    private final PostgresJournals other = PostgresJournals.open(url);
    private final ExecutorService threads = Executors.newFixedThreadPool(2);

    @AfterEach
    void close() {
        threads.shutdownNow();
        one.close();
        other.close();
    }

    @Test
    void bothHaveTheSameKeysWhoeverMadeThem() throws Exception {
        List<byte[]> seals = both(
                () -> one.moderation.recall().key(),
                () -> other.moderation.recall().key());
        assertThat(seals.get(0)).isEqualTo(seals.get(1));
        List<byte[]> names = both(one.membership::key, other.membership::key);
        assertThat(names.get(0)).isEqualTo(names.get(1));
        List<byte[]> push =
                both(() -> one.push.keys(SqlBook::freshSecret), () -> other.push.keys(SqlBook::freshSecret));
        assertThat(push.get(0)).isEqualTo(push.get(1));
    }

    @Test
    void oneOfThemMakesTheFirstLink() throws Exception {
        List<Boolean> first = both(
                () -> one.moderation.keepFirst(OwnerLink.fresh().state()),
                () -> other.moderation.keepFirst(OwnerLink.fresh().state()));
        assertThat(first).containsExactlyInAnyOrder(true, false);
    }

    @Test
    void noneOfThoseIsLostWhoComeIntoOneRoomOnBoth() throws Exception {
        PrivateRooms here = new PrivateRooms(one.membership);
        PrivateRooms there = new PrivateRooms(other.membership);
        PrivateRoom room = here.open(new Title("The attic"), speaker("ann")).orElseThrow();
        Invite invite = room.invite().orElseThrow();
        both(() -> admitMany(here, room.name(), invite, "left"), () -> admitMany(there, room.name(), invite, "right"));
        here.reload();
        there.reload();
        assertThat(here.find(room.name()).orElseThrow().members()).hasSize(41);
        assertThat(there.find(room.name())).isEqualTo(here.find(room.name()));
    }

    @Test
    void twoWhoOpenOneConversationAtOnceAreInTheSame() throws Exception {
        PrivateRooms here = new PrivateRooms(one.membership);
        PrivateRooms there = new PrivateRooms(other.membership);
        List<Optional<PrivateRoom>> rooms = both(
                () -> here.between(speaker("ann"), speaker("bob")),
                () -> there.between(speaker("bob"), speaker("ann")));
        assertThat(rooms.get(0)).isPresent().isEqualTo(rooms.get(1));
        assertThat(one.membership.find(rooms.get(0).orElseThrow().name())).isEqualTo(rooms.get(0));
    }

    @Test
    void whoLeftARoomOnOneIsOutOnTheOther() {
        PrivateRooms here = new PrivateRooms(one.membership);
        PrivateRooms there = new PrivateRooms(other.membership);
        RoomName name =
                here.open(new Title("The attic"), speaker("ann")).orElseThrow().name();
        RoomName untouched =
                here.open(new Title("The cellar"), speaker("ann")).orElseThrow().name();
        assertThat(there.mayEnter(name, speaker("ann").person())).isTrue();
        assertThat(there.mayEnter(untouched, speaker("ann").person())).isTrue();
        here.leave(name, speaker("ann").person());
        there.reload();
        assertThat(there.mayEnter(name, speaker("ann").person())).isFalse();
        assertThat(there.mayEnter(untouched, speaker("ann").person())).isTrue();
    }

    @Test
    void aRoomOfWhichOneSaidThatThereIsNoneIsSeenOnceTheOtherMadeIt() {
        PrivateRooms here = new PrivateRooms(one.membership);
        PrivateRooms there = new PrivateRooms(other.membership);
        RoomName name =
                here.between(speaker("ann"), speaker("bob")).orElseThrow().name();
        here.leave(name, speaker("ann").person());
        there.reload();
        assertThat(there.mayEnter(name, speaker("ann").person())).isFalse();
        here.between(speaker("ann"), speaker("bob"));
        there.reload();
        assertThat(there.mayEnter(name, speaker("ann").person())).isTrue();
    }

    @Test
    void roomsAreSeenAsTheyAreOnceTheirDatabaseWentBackInTime() throws Exception {
        PrivateRooms here = new PrivateRooms(one.membership);
        PrivateRoom room = here.open(new Title("The attic"), speaker("ann")).orElseThrow();
        assertThat(here.admit(room.name(), speaker("eve"), room.invite().orElseThrow()))
                .isTrue();
        try (var connection = one.source.open()) {
            JournalConnection journal = new JournalConnection(connection, ChangeCount.NONE);
            journal.update("DELETE FROM membership WHERE place > 0");
            journal.update("UPDATE private_room SET revision = 1");
            journal.update("UPDATE revision SET number = 1");
        }
        here.startOver();
        assertThat(here.mayEnter(room.name(), speaker("eve").person())).isFalse();
        new PrivateRooms(other.membership).leave(room.name(), speaker("ann").person());
        here.reload();
        assertThat(here.mayEnter(room.name(), speaker("ann").person())).isFalse();
    }

    @Test
    void aRenewedInviteIsKnownToTheOtherAtOnce() {
        PrivateRooms here = new PrivateRooms(one.membership);
        PrivateRooms there = new PrivateRooms(other.membership);
        PrivateRoom room = here.open(new Title("The attic"), speaker("ann")).orElseThrow();
        assertThat(there.invitedBy(room.invite().orElseThrow())).contains(room);
        Invite renewed = Invite.fresh();
        here.inviteBy(room.name(), Optional.of(renewed));
        assertThat(there.invitedBy(renewed)).map(PrivateRoom::name).contains(room.name());
        assertThat(there.invitedBy(room.invite().orElseThrow())).isEmpty();
    }

    @Test
    void whatOneImposesAndLiftsHoldsOnTheOtherOnceItReloads() {
        Authority here = new Authority(one.moderation, CLOCK, CLOCK, Spending.UNTOLD);
        Authority there = new Authority(other.moderation, CLOCK, CLOCK, Spending.UNTOLD);
        Sanction ban = ban("bob");
        here.act(List.of(new Change.Impose(ban)), entry());
        there.reload();
        assertThat(there.sanctions()).containsExactly(ban);
        Sanction own = ban("eve");
        there.act(List.of(new Change.Impose(own)), entry());
        here.act(List.of(new Change.Lift(ban)), entry());
        here.reload();
        there.reload();
        assertThat(there.sanctions()).containsExactly(own).isEqualTo(here.sanctions());
    }

    @Test
    void everyChangeIsCountedAndTold() throws Exception {
        one.moderation.write(List.of(), entry());
        one.moderation.write(List.of(), entry());
        RoomName name = new PrivateRooms(one.membership)
                .open(new Title("The attic"), speaker("ann"))
                .orElseThrow()
                .name();
        one.push.forget(speaker("ann").person());
        assertThat(number(Revisions.MODERATION)).isEqualTo(2);
        assertThat(number(Revisions.MEMBERSHIP)).isEqualTo(1);
        assertThat(number(Revisions.PUSH)).isEqualTo(1);
        assertThat(one.newswire.revised).hasValue(4);
        one.membership.change(name, same -> same);
        one.moderation.recall();
        assertThat(number(Revisions.MEMBERSHIP)).isEqualTo(1);
        assertThat(one.newswire.revised).hasValue(4);
    }

    private long number(String subject) throws Exception {
        try (var connection = one.source.open()) {
            return new JournalConnection(connection, ChangeCount.NONE)
                    .row("SELECT number FROM revision WHERE subject = ?", row -> row.getLong(1), subject)
                    .orElse(0L);
        }
    }

    private static int admitMany(PrivateRooms rooms, RoomName name, Invite invite, String prefix) {
        for (int i = 0; i < 20; i++) {
            assertThat(rooms.admit(name, speaker(prefix + i), invite)).isTrue();
        }
        return 0;
    }

    private <T> List<T> both(Callable<T> first, Callable<T> second) throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        List<Future<T>> running = new ArrayList<>();
        for (Callable<T> work : List.of(first, second)) {
            running.add(threads.submit(() -> {
                start.await();
                return work.call();
            }));
        }
        return List.of(running.get(0).get(), running.get(1).get());
    }

    private static Speaker speaker(String nickname) {
        return new Speaker(new Nickname(nickname), new Secret("of " + nickname).person());
    }

    private static Sanction ban(String nickname) {
        Person ann = speaker("ann").person();
        Nickname who = new Nickname(nickname);
        return new Sanction(
                Sanction.Kind.BAN,
                who,
                who.skeleton(),
                Optional.empty(),
                Optional.empty(),
                Instant.parse("2100-01-01T00:00:00Z"),
                new By(ann, "ann", Instant.EPOCH));
    }

    private static AuditEntry entry() {
        return AuditEntry.of(Instant.EPOCH, "ann", Deed.BAN, "bob", Optional.empty(), "");
    }
}
