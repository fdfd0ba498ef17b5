package chat.hubbub.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.Person;
import chat.hubbub.identity.Secret;
import chat.hubbub.membership.Invite;
import chat.hubbub.membership.MembershipJournal;
import chat.hubbub.membership.PrivateRoom;
import chat.hubbub.membership.Title;
import chat.hubbub.room.RoomName;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every keeper of private rooms is held to. */
public abstract class MembershipJournalContract {

    private static final Person ANN = new Secret("of ann").person();
    private static final Person BOB = new Secret("of bob").person();

    /** Opens what was kept, at first nothing; whatever was open before is closed. */
    protected abstract MembershipJournal open();

    @Test
    void findsWhatWasSavedAfterARestartToo() {
        PrivateRoom room = room(Map.of(ANN, new Nickname("ann")));
        save(open(), room);
        assertThat(open().find(room.name())).contains(room);
        assertThat(open().invitedBy(room.invite().orElseThrow())).contains(room.name());
        assertThat(open().of(ANN, 10)).containsExactly(room.name());
    }

    @Test
    void knowsNothingElse() {
        MembershipJournal journal = open();
        save(journal, room(Map.of(ANN, new Nickname("ann"))));
        assertThat(journal.find(RoomName.ofPrivate())).isEmpty();
        assertThat(journal.invitedBy(Invite.fresh())).isEmpty();
        assertThat(journal.of(BOB, 10)).isEmpty();
    }

    @Test
    void keepsTheMembersInTheirOrder() {
        Map<Person, Nickname> members = new LinkedHashMap<>();
        for (int i = 0; i < 40; i++) {
            members.put(new Secret("of member " + i).person(), new Nickname("member-" + i));
        }
        PrivateRoom room = room(members);
        save(open(), room);
        assertThat(open().find(room.name()).orElseThrow().members()).containsExactlyEntriesOf(members);
    }

    @Test
    void takesWhatChangedInPlaceOfWhatWas() {
        PrivateRoom before = room(Map.of(ANN, new Nickname("ann")));
        PrivateRoom after = new PrivateRoom(
                before.name(), before.title(), Optional.of(Invite.fresh()), Map.of(BOB, new Nickname("bob")));
        MembershipJournal journal = open();
        save(journal, before);
        save(journal, after);
        assertThat(journal.find(before.name())).contains(after);
        assertThat(journal.invitedBy(before.invite().orElseThrow())).isEmpty();
        assertThat(journal.of(ANN, 10)).isEmpty();
        assertThat(journal.of(BOB, 10)).containsExactly(before.name());
    }

    @Test
    void keepsARoomThatEverybodyLeft() {
        PrivateRoom room = room(Map.of());
        save(open(), room);
        assertThat(open().find(room.name())).contains(room);
    }

    @Test
    void keepsTheRoomOfTwo() {
        Map<Person, Nickname> two = Map.of(ANN, new Nickname("ann"), BOB, new Nickname("bob"));
        PrivateRoom room = new PrivateRoom(RoomName.ofDirect(new byte[32]), Optional.empty(), Optional.empty(), two);
        save(open(), room);
        assertThat(open().find(room.name())).contains(room);
    }

    @Test
    void namesNoMoreRoomsThanAsked() {
        MembershipJournal journal = open();
        for (int i = 0; i < 5; i++) {
            save(journal, room(Map.of(ANN, new Nickname("ann"))));
        }
        assertThat(journal.of(ANN, 3)).hasSize(3);
        assertThat(journal.of(ANN, 10)).hasSize(5);
    }

    @Test
    void hasOneKeyForEver() {
        byte[] key = open().key();
        assertThat(key).hasSizeGreaterThanOrEqualTo(16);
        assertThat(open().key()).isEqualTo(key);
    }

    @Test
    void tellsHowARoomStandsToWhoeverChangesIt() {
        PrivateRoom room = room(Map.of(ANN, new Nickname("ann")));
        MembershipJournal journal = open();
        assertThat(journal.change(room.name(), before -> before)).isEmpty();
        assertThat(journal.find(room.name())).isEmpty();
        save(journal, room);
        assertThat(journal.change(room.name(), before -> before)).contains(room);
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> journal.change(room.name(), before -> {
                    throw new IllegalStateException(before.toString());
                }));
        assertThat(open().find(room.name())).contains(room);
    }

    @Test
    void keepsTheOrderOfThoseWhoStayWhenOthersGo() {
        Map<Person, Nickname> members = new LinkedHashMap<>();
        for (int i = 0; i < 10; i++) {
            members.put(new Secret("of member " + i).person(), new Nickname("member-" + i));
        }
        PrivateRoom room = room(members);
        save(open(), room);
        members.remove(new Secret("of member 3").person());
        members.put(new Secret("of member 5").person(), new Nickname("five"));
        members.put(ANN, new Nickname("ann"));
        save(open(), new PrivateRoom(room.name(), room.title(), room.invite(), members));
        assertThat(open().find(room.name()).orElseThrow().members()).containsExactlyEntriesOf(members);
    }

    private static void save(MembershipJournal journal, PrivateRoom room) {
        assertThat(journal.change(room.name(), before -> Optional.of(room))).contains(room);
    }

    private static PrivateRoom room(Map<Person, Nickname> members) {
        return new PrivateRoom(
                RoomName.ofPrivate(), Optional.of(new Title("The attic")), Optional.of(Invite.fresh()), members);
    }
}
