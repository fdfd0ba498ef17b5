package chat.hubbub.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {

    @Test
    void isWhereThePartsOfTheAddressSay() {
        Endpoint endpoint = new Endpoint("https://Push.Example/wpush/v2/gAAA?x=1");

        assertThat(endpoint.isOrdinary()).isTrue();
        assertThat(endpoint.origin()).isEqualTo("https://push.example");
        assertThat(endpoint.target()).isEqualTo("/wpush/v2/gAAA?x=1");
        assertThat(endpoint.toString()).doesNotContain("gAAA");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "push.example/x",
                "ftp://push.example/x",
                "https:///x",
                "https://user@push.example/x",
                "https://push.example/x#y",
                "https://push.example/x y",
                "https://push.example/x\r\nEvil: 1",
                "https://push.example:0/"
            })
    void isNoneWhereItCannotBePostedTo(String address) {
        assertThat(Endpoint.parse(address)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://push.example/x",
                "https://push.example:8443/x",
                "https://localhost/x",
                "https://127.0.0.1/x",
                "https://2130706433/x",
                "https://0x7f.1/x",
                "https://[::1]/x",
                "https://8.8.8.8/x"
            })
    void isNotOrdinaryWhereNoPushServiceIs(String address) {
        assertThat(Endpoint.parse(address).filter(Endpoint::isOrdinary)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.1.2.3",
                "100.64.0.1",
                "127.0.0.1",
                "127.255.255.254",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:10.0.0.1",
                "64:ff9b::a00:1",
                "fc00::1",
                "fd12:3456::1",
                "fe80::1",
                "ff02::1",
                "2001:db8::1",
                "2002:a00:1::"
            })
    void addressesThatAreNotPublic(String address) throws UnknownHostException {
        assertThat(PublicAddress.isOne(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "64:ff9b::808:808"})
    void addressesThatArePublic(String address) throws UnknownHostException {
        assertThat(PublicAddress.isOne(InetAddress.getByName(address))).isTrue();
    }
}
