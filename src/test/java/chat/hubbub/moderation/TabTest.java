package chat.hubbub.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class TabTest {

    private static final Speaker ANN = new Speaker(new Nickname("ann"), new Secret("of ann").person());
    private static final Address HERE = Address.of("192.0.2.1");
    private static final RoomName HALL = new RoomName("hall");

    private final Tab tab = new Tab();
    private final MovableClock clock = new MovableClock(Instant.EPOCH);

    @Test
    void tellsOnceWhatWasUsedUpAndNothingOfWhatWasNot() {
        Quotas quotas = quotas(tab);
        Visit visit = quotas.visit(HERE);
        visit.take(Limit.MESSAGES_PER_ADDRESS, 2);
        visit.take(Limit.MESSAGES_PER_ADDRESS);
        visit.take(Limit.MESSAGES_PER_ADDRESS, 9);
        visit.take(Limit.TYPING_PER_ADDRESS);
        visit.giveBack(Limit.TYPING_PER_ADDRESS);
        visit.receive(70);
        Gatekeeper gatekeeper = gatekeeper(tab);
        gatekeeper.examine(ANN);
        gatekeeper.examine(ANN, 2);
        gatekeeper.examine(ANN, 3);
        gatekeeper.examineMove(ANN);
        assertThat(tab.take())
                .containsExactlyInAnyOrder(
                        new Spent.FromAddress(HERE, Limit.MESSAGES_PER_ADDRESS, 3),
                        new Spent.FromAddress(HERE, Limit.BYTES_PER_ADDRESS, 70),
                        new Spent.UnderNickname(ANN.nickname(), Limit.MESSAGES_PER_NICKNAME, 3),
                        new Spent.UnderNickname(ANN.nickname(), Limit.JOINS_PER_NICKNAME, 1));
        assertThat(tab.take()).isEmpty();
    }

    @Test
    void whatIsUsedUpThereIsUsedUpHereAndNotToldBack() {
        Gatekeeper gatekeeper = gatekeeper(tab);
        Quotas quotas = quotas(tab);
        Visit visit = quotas.visit(HERE);
        gatekeeper.charge(new Spent.UnderNickname(ANN.nickname(), Limit.MESSAGES_PER_NICKNAME, 3));
        gatekeeper.charge(new Spent.UnderNickname(ANN.nickname(), Limit.JOINS_PER_NICKNAME, 256));
        quotas.charge(new Spent.FromAddress(HERE, Limit.MESSAGES_PER_ADDRESS, 3));
        assertThat(tab.take()).isEmpty();
        assertThat(gatekeeper.examine(ANN)).isInstanceOf(Verdict.TooFast.class);
        assertThat(gatekeeper.examineMove(ANN)).isInstanceOf(Verdict.TooFast.class);
        assertThat(visit.take(Limit.MESSAGES_PER_ADDRESS)).isPresent();
    }

    @Test
    void nobodyOwesMoreThanTheyMayDoAtOnce() {
        Gatekeeper gatekeeper = gatekeeper(tab);
        Quotas quotas = quotas(tab);
        for (int i = 0; i < 50; i++) {
            gatekeeper.charge(new Spent.UnderNickname(ANN.nickname(), Limit.MESSAGES_PER_NICKNAME, 1_000));
            quotas.charge(new Spent.FromAddress(HERE, Limit.MESSAGES_PER_ADDRESS, 1_000));
        }
        assertThat(((Verdict.TooFast) gatekeeper.examine(ANN)).retryAfter()).isLessThanOrEqualTo(Duration.ofSeconds(4));
        assertThat(quotas.take(HERE, Limit.MESSAGES_PER_ADDRESS).map(Excess::retryAfter))
                .contains(Duration.ofSeconds(4));
    }

    @Test
    void aTurnTakenThereIsTakenHereAndIsToldAtOnce() {
        AtomicInteger told = new AtomicInteger();
        tab.whenTurnIsTaken(told::incrementAndGet);
        Authority here = slowHall(tab);
        Authority there = slowHall(Spending.UNTOLD);
        assertThat(here.takeTurn(ANN, HALL)).isInstanceOf(Verdict.Allowed.class);
        assertThat(told).hasValue(1);
        List<Spent> spent = tab.take();
        assertThat(spent).containsExactly(new Spent.Turn(HALL, ANN.person()));
        there.charge((Spent.Turn) spent.get(0));
        assertThat(there.takeTurn(ANN, HALL)).isEqualTo(new Verdict.Slow(Duration.ofSeconds(30)));
        assertThat(here.takeTurn(ANN, HALL)).isInstanceOf(Verdict.Slow.class);
        assertThat(tab.take()).isEmpty();
        clock.advance(Duration.ofSeconds(30));
        assertThat(there.takeTurn(ANN, HALL)).isInstanceOf(Verdict.Allowed.class);
    }

    @Test
    void keepsNoMoreThanThereIsRoomFor() {
        for (int i = 0; i < Tab.MOST_KEPT + 100; i++) {
            tab.under(new Nickname("member-" + i), Limit.MESSAGES_PER_NICKNAME, 1);
            tab.turn(HALL, new Person("p" + i));
        }
        tab.under(new Nickname("member-0"), Limit.MESSAGES_PER_NICKNAME, 4);
        List<Spent> spent = tab.take();
        assertThat(spent)
                .hasSize(2 * Tab.MOST_KEPT)
                .contains(new Spent.UnderNickname(new Nickname("member-0"), Limit.MESSAGES_PER_NICKNAME, 5));
        tab.turn(HALL, ANN.person());
        assertThat(tab.take()).hasSize(1);
    }

    @Test
    void whatNobodyCanSpendIsNotSpent() {
        assertThatThrownBy(() -> new Spent.UnderNickname(ANN.nickname(), Limit.CALLS_PER_ADDRESS, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Spent.FromAddress(HERE, Limit.FRAME, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Spent.FromAddress(HERE, Limit.CALLS_PER_ADDRESS, 0))
                .isInstanceOf(IllegalArgumentException.class);
        for (Limit limit : Spent.OF_ADDRESSES) {
            assertThat(limits().rateOf(limit)).isNotNull();
        }
    }

    private Authority slowHall(Spending spending) {
        Authority authority = new Authority(new KeptInMemory(), clock, clock, spending);
        By by = new By(new Person("owner"), "owner", clock.instant());
        RoomRule slow = new RoomRule(HALL, RoomRule.Kind.SLOW, Duration.ofSeconds(30), Set.of(), by);
        authority.act(
                List.of(new Change.Impose(slow)),
                AuditEntry.of(clock.instant(), "owner", Deed.SLOW, "", Optional.empty(), ""));
        return authority;
    }

    /** Nothing is given back meanwhile. */
    private static Gatekeeper gatekeeper(Spending spending) {
        return new Gatekeeper(new LimitsProperties(true, 3, 1), LimitObserver.NONE, spending, new Hands());
    }

    private static Quotas quotas(Spending spending) {
        return new Quotas(true, limits(), 10, LimitObserver.NONE, spending, new Hands());
    }

    private static AddressLimits limits() {
        MapConfigurationPropertySource source = new MapConfigurationPropertySource();
        source.put("hubbub.limits.messages-per-address", "3, 1/s");
        return new Binder(source).bindOrCreate("hubbub.limits", AddressLimits.class);
    }
}
