package chat.hubbub.contract;

import static org.assertj.core.api.Assertions.assertThat;

import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.Person;
import chat.hubbub.identity.Secret;
import chat.hubbub.moderation.AuditEntry;
import chat.hubbub.moderation.By;
import chat.hubbub.moderation.Change;
import chat.hubbub.moderation.Deed;
import chat.hubbub.moderation.Measure;
import chat.hubbub.moderation.ModerationJournal;
import chat.hubbub.moderation.Origin;
import chat.hubbub.moderation.OwnerLink;
import chat.hubbub.moderation.Role;
import chat.hubbub.moderation.RoleHolder;
import chat.hubbub.moderation.RoomRule;
import chat.hubbub.moderation.Sanction;
import chat.hubbub.room.RoomName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every keeper of roles, of what is in force, and of the audit log is held to. */
public abstract class ModerationJournalContract {

    protected static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final Person ANN = new Secret("of ann").person();
    private static final Person BOB = new Secret("of bob").person();
    private static final By BY = new By(ANN, "ann", NOW);
    private static final RoomName HALL = new RoomName("hall");

    /** Opens what was kept, at first nothing, at {@link #NOW}; whatever was open before is closed. */
    protected abstract ModerationJournal open();

    @Test
    void recallsRolesAndWhatIsInForceAfterARestart() {
        RoleHolder ann = new RoleHolder(ANN, Role.OWNER, new Nickname("ann"), NOW);
        Sanction ban = sanction(Sanction.Kind.BAN, "bo", NOW.plusSeconds(60));
        Sanction nameless = new Sanction(
                Sanction.Kind.MUTE,
                new Nickname("eve"),
                new Nickname("eve").skeleton(),
                Optional.empty(),
                Optional.empty(),
                NOW.plusSeconds(1),
                BY);
        RoomRule lock = new RoomRule(HALL, RoomRule.Kind.ENTRY, Duration.ZERO, Set.of(ANN, BOB), BY);
        RoomRule slow = new RoomRule(HALL, RoomRule.Kind.SLOW, Duration.ofSeconds(30), Set.of(), BY);
        open().write(
                        List.of(
                                new Change.Appoint(ann),
                                new Change.Impose(ban),
                                new Change.Impose(nameless),
                                new Change.Impose(lock),
                                new Change.Impose(slow)),
                        entry("all at once"));
        ModerationJournal.Kept kept = open().recall();
        assertThat(kept.holders()).containsExactly(ann);
        assertThat(kept.measures()).containsExactlyInAnyOrder(ban, nameless, lock, slow);
    }

    @Test
    void forgetsWhatWasLiftedOrTakenOrIsOver() {
        Sanction over = sanction(Sanction.Kind.MUTE, "eve", NOW);
        Sanction lifted = sanction(Sanction.Kind.BAN, "bo", NOW.plusSeconds(60));
        RoomRule slow = new RoomRule(HALL, RoomRule.Kind.SLOW, Duration.ofSeconds(30), Set.of(), BY);
        RoleHolder bob = new RoleHolder(BOB, Role.MODERATOR, new Nickname("bob"), NOW);
        ModerationJournal journal = open();
        journal.write(imposed(over, lifted, slow), entry("imposed"));
        journal.write(List.of(new Change.Appoint(bob)), entry("appointed"));
        journal.write(
                List.of(new Change.Lift(lifted), new Change.Lift(slow), new Change.Dismiss(BOB)), entry("all gone"));
        assertThat(open().recall().measures()).isEmpty();
        assertThat(open().recall().holders()).isEmpty();
    }

    @Test
    void takesTheLaterOfTwoThatAreOne() {
        Sanction first = sanction(Sanction.Kind.BAN, "bo", NOW.plusSeconds(60));
        Sanction second = sanction(Sanction.Kind.BAN, "BO", NOW.plusSeconds(600));
        RoomRule slow = new RoomRule(HALL, RoomRule.Kind.SLOW, Duration.ofSeconds(30), Set.of(), BY);
        RoomRule slower = new RoomRule(HALL, RoomRule.Kind.SLOW, Duration.ofSeconds(60), Set.of(), BY);
        ModerationJournal journal = open();
        journal.write(imposed(first, slow), entry("first"));
        journal.write(imposed(second, slower), entry("second"));
        assertThat(open().recall().measures()).containsExactlyInAnyOrder(second, slower);
    }

    @Test
    void doesNotKeepTheRoleOfWhoCannotReturn() {
        RoleHolder passing = new RoleHolder(Person.passerBy(), Role.MODERATOR, new Nickname("wanda"), NOW);
        open().write(List.of(new Change.Appoint(passing)), entry("for a while"));
        assertThat(open().recall().holders()).isEmpty();
    }

    @Test
    void tellsWhatWasDonePageByPageTheNewestFirst() {
        ModerationJournal journal = open();
        IntStream.rangeClosed(1, 5).forEach(number -> journal.write(List.of(), entry("number " + number)));
        List<AuditEntry> first = open().audit(Long.MAX_VALUE, 3);
        assertThat(first).extracting(AuditEntry::detail).containsExactly("number 5", "number 4", "number 3");
        List<AuditEntry> rest = open().audit(first.get(2).id(), 3);
        assertThat(rest).extracting(AuditEntry::detail).containsExactly("number 2", "number 1");
        AuditEntry oldest = rest.get(1);
        assertThat(oldest)
                .isEqualTo(new AuditEntry(oldest.id(), NOW, "ann", Deed.BAN, "bo", Optional.of(HALL), "number 1"));
    }

    @Test
    void knowsTheLinkThatWasKeptLast() {
        assertThat(open().ownerLink()).isEqualTo(OwnerLink.State.NONE);
        OwnerLink link = OwnerLink.fresh();
        open().keep(link.state());
        assertThat(open().ownerLink().isOf(link)).isTrue();
        assertThat(open().ownerLink().isOf(OwnerLink.fresh())).isFalse();
        open().keep(OwnerLink.State.REVOKED);
        assertThat(open().ownerLink()).isEqualTo(OwnerLink.State.REVOKED);
        assertThat(open().ownerLink().isOf(link)).isFalse();
    }

    @Test
    void keepsTheFirstLinkAlone() {
        OwnerLink link = OwnerLink.fresh();
        assertThat(open().keepFirst(link.state())).isTrue();
        assertThat(open().keepFirst(OwnerLink.fresh().state())).isFalse();
        assertThat(open().ownerLink().isOf(link)).isTrue();
        open().keep(OwnerLink.State.REVOKED);
        assertThat(open().keepFirst(link.state())).isFalse();
        assertThat(open().ownerLink()).isEqualTo(OwnerLink.State.REVOKED);
    }

    @Test
    void hasOneKeyForEver() {
        byte[] key = open().recall().key();
        assertThat(key).hasSizeGreaterThanOrEqualTo(16);
        assertThat(open().recall().key()).isEqualTo(key);
    }

    private static List<Change> imposed(Measure... measures) {
        return List.of(measures).stream().<Change>map(Change.Impose::new).toList();
    }

    private static Sanction sanction(Sanction.Kind kind, String nickname, Instant until) {
        Nickname who = new Nickname(nickname);
        return new Sanction(kind, who, who.skeleton(), Optional.of(BOB), Optional.of(new Origin("5ea1")), until, BY);
    }

    private static AuditEntry entry(String detail) {
        return AuditEntry.of(NOW, "ann", Deed.BAN, "bo", Optional.of(HALL), detail);
    }
}
