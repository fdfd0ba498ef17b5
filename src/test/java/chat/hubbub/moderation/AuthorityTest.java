package chat.hubbub.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import chat.hubbub.contract.MovableClock;
import chat.hubbub.identity.Nickname;
import chat.hubbub.identity.Person;
import chat.hubbub.identity.Secret;
import chat.hubbub.identity.Speaker;
import chat.hubbub.room.RoomName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AuthorityTest {

    private static final Duration AGES = Duration.ofDays(1);
    private static final RoomName HALL = new RoomName("hall");
    private static final RoomName ATTIC = new RoomName("attic");
    private static final Speaker ANN = speaker("ann", "of ann");
    private static final Speaker BO = speaker("bo", "of bo");
    private static final Speaker EVE = speaker("eve", "of eve");

    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-26T12:00:00Z"));
    private final MovableClock steadyClock = new MovableClock(Instant.EPOCH);
    private final ModerationJournal journal = new KeptInMemory();
    private Authority authority = new Authority(journal, clock, steadyClock, Spending.UNTOLD);

    @Test
    void aBanHoldsForTheNicknameThePersonAndWhatLooksAlikeUntilItsTimeIsOver() {
        impose(sanction(Sanction.Kind.BAN, BO, Optional.empty()));
        for (String lookalike : List.of("bo", "BO", "b\u043E", "\uFF22o")) {
            assertThat(examine(Nickname.parse(lookalike).orElseThrow(), EVE.person()))
                    .isInstanceOf(Verdict.Banned.class);
        }
        assertThat(examine(new Nickname("somebody-else"), BO.person()))
                .isEqualTo(new Verdict.Banned(Duration.ofHours(1)));
        assertThat(authority.examine(Optional.empty(), BO.person(), Optional.empty()))
                .isInstanceOf(Verdict.Banned.class);
        assertThat(authority.examineDoing(BO, HALL, AGES)).isInstanceOf(Verdict.Banned.class);
        assertThat(authority.examineRenaming(EVE, new Nickname("Bo"))).isInstanceOf(Verdict.Banned.class);
        assertThat(examine(EVE.nickname(), EVE.person())).isInstanceOf(Verdict.Allowed.class);

        clock.advance(Duration.ofMinutes(59));
        assertThat(examine(BO.nickname(), BO.person())).isEqualTo(new Verdict.Banned(Duration.ofMinutes(1)));
        clock.advance(Duration.ofMinutes(1));
        assertThat(examine(BO.nickname(), BO.person())).isInstanceOf(Verdict.Allowed.class);
        assertThat(authority.sanctions()).isEmpty();
    }

    @Test
    void aBanOfAnAddressHoldsForWhoeverComesFromThere() {
        Optional<Origin> there = authority.origin(Address.of("203.0.113.7"));
        impose(sanction(Sanction.Kind.BAN, BO, there));
        assertThat(authority.examine(Optional.of(EVE.nickname()), EVE.person(), there))
                .isInstanceOf(Verdict.Banned.class);
        assertThat(authority.examine(
                        Optional.of(EVE.nickname()), EVE.person(), authority.origin(Address.of("203.0.113.8"))))
                .isInstanceOf(Verdict.Allowed.class);
        assertThat(authority.origin(Address.UNKNOWN)).isEmpty();
        assertThat(authority.origin(Address.of("2001:db8:1:2::7")))
                .isEqualTo(authority.origin(Address.of("2001:db8:1:2:ffff::")))
                .isNotEqualTo(authority.origin(Address.of("2001:db8:1:3::7")));
    }

    @Test
    void whoKeepsOrderIsKeptFromNothing() {
        appoint(BO, Role.MODERATOR);
        impose(sanction(Sanction.Kind.BAN, BO, Optional.empty()));
        impose(sanction(Sanction.Kind.MUTE, BO, Optional.empty()));
        rule(RoomRule.Kind.TALK, Duration.ZERO, Set.of());
        rule(RoomRule.Kind.SLOW, Duration.ofMinutes(1), Set.of());
        assertThat(authority.examineDoing(BO, HALL, Duration.ZERO)).isInstanceOf(Verdict.Allowed.class);
        assertThat(authority.takeTurn(BO, HALL)).isInstanceOf(Verdict.Allowed.class);
        assertThat(authority.takeTurn(BO, HALL)).isInstanceOf(Verdict.Allowed.class);
        authority.act(List.of(new Change.Dismiss(BO.person())), entry());
        assertThat(authority.examineDoing(BO, HALL, AGES)).isInstanceOf(Verdict.Banned.class);
    }

    @Test
    void theMutedComeInAndSayNothingUntilTheirTimeIsOver() {
        impose(sanction(Sanction.Kind.MUTE, BO, Optional.empty()));
        assertThat(authority.examineEntry(BO, HALL)).isInstanceOf(Verdict.Allowed.class);
        assertThat(authority.examineDoing(BO, HALL, AGES)).isEqualTo(new Verdict.Muted(Duration.ofHours(1)));
        assertThat(authority.examineDoing(speaker("other", "of bo"), HALL, AGES))
                .isInstanceOf(Verdict.Muted.class);
        assertThat(authority.examineRenaming(BO, new Nickname("other"))).isInstanceOf(Verdict.Muted.class);
        assertThat(authority.examineDoing(EVE, HALL, AGES)).isInstanceOf(Verdict.Allowed.class);
        clock.advance(Duration.ofHours(1));
        assertThat(authority.examineDoing(BO, HALL, AGES)).isInstanceOf(Verdict.Allowed.class);
    }

    @Test
    void slowModeHasEachWaitInThatRoomAloneWhateverTheTimeOfDayDoes() {
        rule(RoomRule.Kind.SLOW, Duration.ofSeconds(30), Set.of());
        assertThat(authority.takeTurn(BO, HALL)).isInstanceOf(Verdict.Allowed.class);
        assertThat(authority.takeTurn(EVE, HALL)).isInstanceOf(Verdict.Allowed.class);
        assertThat(authority.takeTurn(BO, ATTIC)).isInstanceOf(Verdict.Allowed.class);
        clock.advance(Duration.ofDays(-1));
        steadyClock.advance(Duration.ofSeconds(10));
        assertThat(authority.takeTurn(BO, HALL)).isEqualTo(new Verdict.Slow(Duration.ofSeconds(20)));
        clock.advance(Duration.ofDays(2));
        steadyClock.advance(Duration.ofSeconds(20));
        assertThat(authority.takeTurn(BO, HALL)).isInstanceOf(Verdict.Allowed.class);
        assertThat(authority.takeTurn(BO, HALL)).isEqualTo(new Verdict.Slow(Duration.ofSeconds(30)));
    }

    /** People were told until when, so that is when it ends; here and after a restart alike. */
    @Test
    void aBanEndsAtItsTimeOfDayHoweverThatIsCorrected() {
        impose(sanction(Sanction.Kind.BAN, BO, Optional.empty()));
        clock.advance(Duration.ofDays(-1));
        steadyClock.advance(Duration.ofHours(2));
        assertThat(examine(BO.nickname(), BO.person())).isEqualTo(new Verdict.Banned(Duration.ofHours(25)));
        authority = new Authority(journal, clock, steadyClock, Spending.UNTOLD);
        assertThat(examine(BO.nickname(), BO.person())).isEqualTo(new Verdict.Banned(Duration.ofHours(25)));
        clock.advance(Duration.ofDays(2));
        assertThat(examine(BO.nickname(), BO.person())).isInstanceOf(Verdict.Allowed.class);
    }

    @Test
    void newcomersReadFirst() {
        rule(RoomRule.Kind.NEWCOMERS, Duration.ofMinutes(5), Set.of());
        assertThat(authority.examineDoing(BO, HALL, Duration.ofMinutes(2)))
                .isEqualTo(new Verdict.Newcomer(Duration.ofMinutes(3)));
        assertThat(authority.examineDoing(BO, HALL, Duration.ofMinutes(5))).isInstanceOf(Verdict.Allowed.class);
        assertThat(authority.examineDoing(BO, ATTIC, Duration.ZERO)).isInstanceOf(Verdict.Allowed.class);
    }

    @Test
    void intoALockedRoomOnlyThoseComeWhoWereInside() {
        rule(RoomRule.Kind.ENTRY, Duration.ZERO, Set.of(BO.person()));
        assertThat(authority.examineEntry(BO, HALL)).isInstanceOf(Verdict.Allowed.class);
        assertThat(authority.examineDoing(BO, HALL, AGES)).isInstanceOf(Verdict.Allowed.class);
        assertThat(authority.examineEntry(EVE, HALL)).isInstanceOf(Verdict.Closed.class);
        assertThat(authority.examineDoing(EVE, HALL, AGES)).isInstanceOf(Verdict.Closed.class);
        assertThat(authority.examineEntry(EVE, ATTIC)).isInstanceOf(Verdict.Allowed.class);
        rule(RoomRule.Kind.TALK, Duration.ZERO, Set.of());
        assertThat(authority.examineEntry(BO, HALL)).isInstanceOf(Verdict.Allowed.class);
        assertThat(authority.examineDoing(BO, HALL, AGES)).isInstanceOf(Verdict.Silenced.class);
    }

    @Test
    void allOfItSurvivesARestart() {
        appoint(ANN, Role.OWNER);
        impose(sanction(Sanction.Kind.BAN, BO, Optional.empty()));
        rule(RoomRule.Kind.ENTRY, Duration.ZERO, Set.of(BO.person()));
        authority = new Authority(journal, clock, steadyClock, Spending.UNTOLD);
        assertThat(authority.holder(ANN.person())).isPresent();
        assertThat(examine(BO.nickname(), BO.person())).isInstanceOf(Verdict.Banned.class);
        assertThat(authority.examineEntry(EVE, HALL)).isInstanceOf(Verdict.Closed.class);
        clock.advance(Duration.ofHours(1));
        authority = new Authority(journal, clock, steadyClock, Spending.UNTOLD);
        assertThat(examine(BO.nickname(), BO.person())).isInstanceOf(Verdict.Allowed.class);
    }

    @Test
    void whatAnotherNodeDecidedHoldsAfterALookAndWhatItLiftedDoesNot() {
        Authority there = new Authority(journal, clock, steadyClock, Spending.UNTOLD);
        appoint(ANN, Role.OWNER);
        impose(sanction(Sanction.Kind.BAN, BO, Optional.empty()));
        rule(RoomRule.Kind.TALK, Duration.ZERO, Set.of());
        there.reload();
        assertThat(there.holder(ANN.person())).isPresent();
        assertThat(there.sanctions()).isEqualTo(authority.sanctions()).hasSize(1);
        assertThat(there.examineDoing(EVE, HALL, AGES)).isInstanceOf(Verdict.Silenced.class);
        authority.act(
                List.of(
                        new Change.Dismiss(ANN.person()),
                        new Change.Lift(authority.sanctions().get(0)),
                        new Change.Lift(authority.rules().get(0))),
                entry());
        there.reload();
        assertThat(there.holder(ANN.person())).isEmpty();
        assertThat(there.hasSanctions()).isFalse();
        assertThat(there.rules()).isEmpty();
    }

    @Test
    void whoCannotBeMetAgainKeepsTheirRoleWhateverTheJournalHolds() {
        Speaker passing = new Speaker(new Nickname("wanda"), Person.passerBy());
        appoint(passing, Role.MODERATOR);
        journal.write(List.of(new Change.Dismiss(passing.person())), entry());
        authority.reload();
        assertThat(authority.holder(passing.person())).isPresent();
    }

    private Verdict examine(Nickname nickname, Person person) {
        return authority.examine(Optional.of(nickname), person, Optional.empty());
    }

    private void impose(Measure measure) {
        authority.act(List.of(new Change.Impose(measure)), entry());
    }

    private void rule(RoomRule.Kind kind, Duration span, Set<Person> inside) {
        impose(new RoomRule(HALL, kind, span, inside, by()));
    }

    private void appoint(Speaker who, Role role) {
        RoleHolder holder = new RoleHolder(who.person(), role, who.nickname(), clock.instant());
        authority.act(List.of(new Change.Appoint(holder)), entry());
    }

    private Sanction sanction(Sanction.Kind kind, Speaker who, Optional<Origin> origin) {
        Instant until = clock.instant().plus(Duration.ofHours(1));
        return new Sanction(
                kind, who.nickname(), who.nickname().skeleton(), Optional.of(who.person()), origin, until, by());
    }

    private By by() {
        return new By(ANN.person(), "ann", clock.instant());
    }

    private AuditEntry entry() {
        return AuditEntry.of(clock.instant(), "ann", Deed.BAN, "bo", Optional.empty(), "");
    }

    private static Speaker speaker(String nickname, String secret) {
        return new Speaker(new Nickname(nickname), new Secret(secret).person());
    }
}
