package chat.hubbub.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import chat.hubbub.contract.MovableClock;
import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.NicknameClaims;
import chat.hubbub.identity.Person;
import chat.hubbub.identity.Speaker;
import chat.hubbub.membership.Invite;
import chat.hubbub.membership.MembershipJournal;
import chat.hubbub.membership.PrivateRoom;
import chat.hubbub.membership.PrivateRooms;
import chat.hubbub.membership.Title;
import chat.hubbub.moderation.Gatekeeper;
import chat.hubbub.moderation.LimitObserver;
import chat.hubbub.moderation.LimitsProperties;
import chat.hubbub.moderation.Spending;
import chat.hubbub.presence.Presence;
import chat.hubbub.room.RoomName;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Lists of rooms cost the database the same however many rooms there are. */
class RoomListsTest {

    private static final Speaker ANN = new Speaker(new Nickname("ann"), Person.passerBy());

    private final MovableClock clock = new MovableClock(Instant.EPOCH);
    private final CountingLog log = new CountingLog();
    private final Presence presence = new Presence(clock, Duration.ZERO, new Moves(clock, clock, (event, who) -> {}));
    private final ManyRooms journal = new ManyRooms();
    private final PrivateRooms privateRooms = new PrivateRooms(journal);

    @Test
    void aThousandRoomsInWhichNobodySpokeAreLookedUpAtOnce() {
        for (int i = 0; i < 1_000; i++) {
            presence.join(room("empty-" + i), ANN);
        }
        for (int i = 0; i < 500; i++) {
            log.put(room("new-" + i), 1);
        }
        RoomName old = room("old");
        log.put(old, 7);
        presence.join(old, ANN);
        presence.join(old, new Speaker(new Nickname("bo"), Person.passerBy()));

        List<Directory.Entry> entries = new Directory(log, presence, privateRooms).rooms();
        assertThat(log.asked()).isLessThanOrEqualTo(2);
        assertThat(entries).hasSize(500).startsWith(new Directory.Entry(old, 2, 7));
        assertThat(entries.subList(1, 499)).allMatch(entry -> entry.online() == 1 && entry.lastSeq() == 0);
        assertThat(entries).endsWith(new Directory.Entry(RoomName.PUBLIC, 0, 0));
    }

    @Test
    void theFullestComeFirstAndThenTheyGoByName() {
        log.put(room("b"), 3);
        log.put(room("a"), 2);
        presence.join(room("d"), ANN);
        presence.join(room("c"), ANN);
        presence.join(RoomName.ofPrivate(), ANN);

        assertThat(new Directory(log, presence, privateRooms).rooms())
                .containsExactly(
                        new Directory.Entry(room("c"), 1, 0),
                        new Directory.Entry(room("d"), 1, 0),
                        new Directory.Entry(room("a"), 0, 2),
                        new Directory.Entry(room("b"), 0, 3),
                        new Directory.Entry(RoomName.PUBLIC, 0, 0));
    }

    @Test
    void allOfSomebodysPrivateRoomsAreLookedUpAtOnce() {
        journal.fill(ANN);
        RoomName written = journal.of(ANN.person(), 1).get(0);
        log.put(written, 7);

        List<Invitations.Entry> entries = invitations().roomsOf(ANN.person());
        assertThat(log.asked()).isEqualTo(1);
        assertThat(entries).hasSize(PrivateRooms.MOST_ROOMS);
        assertThat(entries.get(0).lastSeq()).isEqualTo(7);
        assertThat(entries.subList(1, entries.size())).allMatch(entry -> entry.lastSeq() == 0);
    }

    private Invitations invitations() {
        return new Invitations(
                privateRooms,
                new NicknameClaims(clock, Duration.ZERO),
                new Gatekeeper(new LimitsProperties(false, 1, 1), LimitObserver.NONE, Spending.UNTOLD),
                log,
                presence,
                new Inboxes(),
                () -> InboxRelay.NONE);
    }

    private static RoomName room(String name) {
        return new RoomName(name);
    }

    /** As many rooms as somebody may belong to. */
    private static final class ManyRooms implements MembershipJournal {

        private final Map<RoomName, PrivateRoom> rooms = new LinkedHashMap<>();

        void fill(Speaker member) {
            Stream.generate(RoomName::ofPrivate)
                    .limit(PrivateRooms.MOST_ROOMS)
                    .forEach(name -> rooms.put(
                            name,
                            new PrivateRoom(
                                    name,
                                    Optional.of(new Title("den")),
                                    Optional.empty(),
                                    Map.of(member.person(), member.nickname()))));
        }

        @Override
        public Optional<PrivateRoom> find(RoomName name) {
            return Optional.ofNullable(rooms.get(name));
        }

        @Override
        public Optional<RoomName> invitedBy(Invite invite) {
            return Optional.empty();
        }

        @Override
        public List<RoomName> of(Person person, int most) {
            return rooms.keySet().stream().limit(most).toList();
        }

        @Override
        public Optional<PrivateRoom> change(RoomName name, UnaryOperator<Optional<PrivateRoom>> change) {
            return change.apply(find(name));
        }

        @Override
        public Changes changesSince(long mark) {
            return Changes.NONE;
        }

        @Override
        public byte[] key() {
            return new byte[32];
        }
    }
}
