package chat.hubbub.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class QuotasTest {

    private static final Address HERE = Address.of("192.0.2.1");
    private static final Address THERE = Address.of("192.0.2.2");

    private final List<Limit> refused = new ArrayList<>();
    private final Hands clock = new Hands();
    private final AddressLimits limits = limits(
            "messages-per-address=3, 1/s",
            "connections-per-address=2",
            "connections=3",
            "exempt=203.0.113.0/24",
            "bytes-per-connection=100, 100/s",
            "bytes-per-address=150, 100/s");
    private final Quotas quotas = new Quotas(true, limits, limits.connections(), refused::add, Spending.UNTOLD, clock);

    @Test
    void countsAnAddressOverAllItsConnections() {
        Visit one = quotas.visit(HERE);
        Visit two = quotas.visit(HERE);
        assertThat(one.take(Limit.MESSAGES_PER_ADDRESS)).isEmpty();
        assertThat(one.take(Limit.MESSAGES_PER_ADDRESS, 2)).isEmpty();
        assertThat(two.take(Limit.MESSAGES_PER_ADDRESS))
                .contains(new Excess(Limit.MESSAGES_PER_ADDRESS, Duration.ofSeconds(1)));
        assertThat(quotas.visit(THERE).take(Limit.MESSAGES_PER_ADDRESS)).isEmpty();
        clock.pass(Duration.ofSeconds(1));
        assertThat(two.take(Limit.MESSAGES_PER_ADDRESS)).isEmpty();
        assertThat(refused).containsExactly(Limit.MESSAGES_PER_ADDRESS);
    }

    @Test
    void countsNothingThatWasNotDoneAfterAll() {
        Visit visit = quotas.visit(HERE);
        for (int i = 0; i < 10; i++) {
            assertThat(visit.take(Limit.MESSAGES_PER_ADDRESS)).isEmpty();
            visit.giveBack(Limit.MESSAGES_PER_ADDRESS);
        }
        assertThat(visit.take(Limit.MESSAGES_PER_ADDRESS, 3)).isEmpty();
        assertThat(visit.take(Limit.MESSAGES_PER_ADDRESS)).isPresent();
    }

    @Test
    void countsOnWhenEverybodyHasLeftAndComesBack() {
        Visit before = quotas.visit(HERE);
        before.take(Limit.MESSAGES_PER_ADDRESS, 3);
        before.end();
        assertThat(quotas.visit(HERE).take(Limit.MESSAGES_PER_ADDRESS)).isPresent();
    }

    @Test
    void hasSoManyPlacesForAnAddressAndForAll() {
        Visit first = quotas.visit(HERE);
        quotas.visit(HERE);
        assertThat(quotas.connect(HERE)).map(Excess::limit).contains(Limit.CONNECTIONS_PER_ADDRESS);
        assertThat(quotas.connect(THERE)).isEmpty();
        quotas.visit(THERE);
        assertThat(quotas.connect(Address.of("192.0.2.3"))).map(Excess::limit).contains(Limit.CONNECTIONS);
        first.end();
        first.end();
        assertThat(quotas.visits()).isEqualTo(2);
        assertThat(quotas.connect(HERE)).isEmpty();
    }

    @Test
    void tellsHowLongNothingMoreShouldBeReceived() {
        Visit one = quotas.visit(HERE);
        Visit two = quotas.visit(HERE);
        assertThat(one.receive(100)).isZero();
        assertThat(two.receive(50)).isZero();
        assertThat(one.receive(50)).isEqualTo(Duration.ofMillis(500).toNanos());
        assertThat(two.receive(50)).isEqualTo(Duration.ofSeconds(1).toNanos());
        assertThat(refused)
                .containsExactly(Limit.BYTES_PER_CONNECTION, Limit.BYTES_PER_ADDRESS, Limit.BYTES_PER_ADDRESS);
    }

    @Test
    void tellsNobodyApartWhoIsExempt() {
        Address gateway = quotas.addressOf("203.0.113.9");
        for (int i = 0; i < 3; i++) {
            assertThat(quotas.connect(gateway)).isEmpty();
            assertThat(quotas.visit(gateway).take(Limit.MESSAGES_PER_ADDRESS, 3))
                    .isEmpty();
        }
        assertThat(quotas.connect(gateway)).map(Excess::limit).contains(Limit.CONNECTIONS);
    }

    @Test
    void limitsNothingWhereItIsSwitchedOff() {
        Quotas off = new Quotas(false, limits, limits.connections(), refused::add, Spending.UNTOLD, clock);
        for (int i = 0; i < 10; i++) {
            assertThat(off.connect(HERE)).isEmpty();
            assertThat(off.take(HERE, Limit.CALLS_PER_ADDRESS)).isEmpty();
            Visit visit = off.visit(HERE);
            assertThat(visit.take(Limit.MESSAGES_PER_ADDRESS, 3)).isEmpty();
            assertThat(visit.receive(1_000)).isZero();
        }
        assertThat(refused).isEmpty();
    }

    @Test
    void remembersNobodyInACrowdWhoIsGone() {
        Crowd crowd = new Crowd();
        for (int i = 0; i < 100; i++) {
            crowd.add(Address.of("10.0.0." + i));
        }
        assertThat(crowd.add(HERE)).isEqualTo(1);
        assertThat(crowd.add(HERE)).isEqualTo(2);
        for (int i = 0; i < 100; i++) {
            crowd.remove(Address.of("10.0.0." + i));
        }
        crowd.remove(HERE);
        assertThat(crowd.from(HERE)).isEqualTo(1);
        assertThat(crowd.size()).isEqualTo(1);
        assertThat(crowd.addresses()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"200, 20/s|200|20|1", "8MB, 512kb/s|8388608|524288|1", " 1,1 / m |1|1|60", "5, 7/h|5|7|3600"})
    void readsARate(String text, long burst, long refill, long seconds) {
        assertThat(Rate.valueOf(text)).isEqualTo(new Rate(burst, refill, Duration.ofSeconds(seconds)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "200", "200, 20", "0, 1/s", "1, 0/s", "-1, 1/s", "1, 1/d", "2000MB, 1/s", "many, 1/s"})
    void refusesWhatIsNoRate(String text) {
        assertThatThrownBy(() -> Rate.valueOf(text)).isInstanceOf(IllegalArgumentException.class);
    }

    private static AddressLimits limits(String... given) {
        MapConfigurationPropertySource source = new MapConfigurationPropertySource();
        for (String property : given) {
            source.put("hubbub.limits." + property.replaceFirst("=.*", ""), property.replaceFirst("[^=]*=", ""));
        }
        return new Binder(source).bindOrCreate("hubbub.limits", AddressLimits.class);
    }
}
