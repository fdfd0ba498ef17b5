package chat.hubbub.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {

    @Test
    void tellsEachIpv4AddressFromEachOther() {
        assertThat(Address.of("192.0.2.1"))
                .isEqualTo(Address.of("192.0.2.1"))
                .hasSameHashCodeAs(Address.of("192.0.2.1"));
        assertThat(Address.of("192.0.2.1")).isNotEqualTo(Address.of("192.0.2.2"));
        assertThat(Address.of("::ffff:192.0.2.1")).isEqualTo(Address.of("192.0.2.1"));
        assertThat(Address.of("0.0.0.0")).isNotEqualTo(Address.UNKNOWN);
    }

    @Test
    void takesAnIpv6NetworkForOneAddress() {
        assertThat(Address.of("2001:db8:1:2::1")).isEqualTo(Address.of("2001:db8:1:2:ffff:ffff:ffff:ffff"));
        assertThat(Address.of("2001:db8:1:2::1")).isNotEqualTo(Address.of("2001:db8:1:3::1"));
        assertThat(Address.of("[fe80::1%eth0]")).isEqualTo(Address.of("fe80::2"));
    }

    @Test
    void isTheSameAfterItsBytes() {
        for (String text : List.of("192.0.2.1", "255.255.255.255", "2001:db8:1:2::1", "::1")) {
            Address address = Address.of(text);
            assertThat(Address.ofBytes(address.bytes())).contains(address);
        }
        assertThat(Address.ofBytes(Address.UNKNOWN.bytes())).isEmpty();
        assertThat(Address.ofBytes(new byte[9])).isEmpty();
        assertThat(Address.ofBytes(new byte[] {32, 1, 0, 0, 0, 0, 0, 0, 0})).isEmpty();
        assertThat(Address.ofBytes(new byte[8])).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "localhost", "example.org", "256.1.1.1", "1.2.3", "1:2:3:4:5:6:7:8:9", ":::", "0x7f.0.0.1"})
    void knowsNoOtherWayToWriteOne(String text) {
        assertThat(Address.of(text)).isEqualTo(Address.UNKNOWN);
    }

    @Test
    void findsAddressesInTheirNetworks() {
        List<Network> networks = List.of(Network.valueOf("10.1.0.0/20"), Network.valueOf("2001:db8::/33"));
        assertThat(Network.anyContains(networks, "10.1.15.255")).isTrue();
        assertThat(Network.anyContains(networks, "10.1.16.0")).isFalse();
        assertThat(Network.anyContains(networks, "2001:db8:7fff::1")).isTrue();
        assertThat(Network.anyContains(networks, "2001:db8:8000::1")).isFalse();
        assertThat(Network.anyContains(networks, "not one")).isFalse();
        assertThat(Network.anyContains(List.of(Network.valueOf("0.0.0.0/0")), "198.51.100.1"))
                .isTrue();
        assertThat(Network.anyContains(List.of(Network.valueOf("192.0.2.1")), "192.0.2.2"))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "here", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/8/8", "10.0.0.0/", "::1/129"})
    void refusesWhatIsNoNetwork(String text) {
        assertThatThrownBy(() -> Network.valueOf(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
